@NullMarked
package dev.dosirak.drills.wire;

import org.jspecify.annotations.NullMarked;

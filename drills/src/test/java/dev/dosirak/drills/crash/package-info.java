@NullMarked
package dev.dosirak.drills.crash;

import org.jspecify.annotations.NullMarked;

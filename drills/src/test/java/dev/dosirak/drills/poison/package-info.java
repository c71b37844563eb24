@NullMarked
package dev.dosirak.drills.poison;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.dosirak.drills.rig;

import org.jspecify.annotations.NullMarked;

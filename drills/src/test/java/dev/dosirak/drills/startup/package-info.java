@NullMarked
package dev.dosirak.drills.startup;

import org.jspecify.annotations.NullMarked;

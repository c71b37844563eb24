/// Drill D7 as a bench: the whole business side and Kafka are dead, and people go on looking.
@NullMarked
package dev.dosirak.drills.dark;

import org.jspecify.annotations.NullMarked;

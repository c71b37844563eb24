/// Drill D7 as a bench: the whole business side and Kafka are dead, and people go on looking.
package dev.dosirak.drills.dark;

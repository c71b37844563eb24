package dev.dosirak.simulation;

import java.time.Duration;

/// How often those look who look again and again: rarely when nothing goes on, so that days pass quickly.
final class Pace {

    private Duration look = Duration.ofSeconds(1);
    private Duration compare = Duration.ofMinutes(5);

    void set(Duration look, Duration compare) {
        this.look = look;
        this.compare = compare;
    }

    Duration look() {
        return look;
    }

    Duration compare() {
        return compare;
    }
}

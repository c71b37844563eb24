package dev.dosirak.box.command;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
final class DisplayFormat {

    private DisplayFormat() {}

    /// `2.1 s`, `3 min`, `5 h`, `2 days`.
    static String duration(Duration time) {
        if (time.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min";
        }
        return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
    }

    /// `812 B`, `1.2 kB`, `410 MB`.
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB" : bytes / 1_000_000_000 + " GB";
    }
}

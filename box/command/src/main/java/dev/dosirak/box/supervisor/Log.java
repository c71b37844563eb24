package dev.dosirak.box.supervisor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The supervisor's log is its standard output, which stands in `supervisor.log`.
final class Log {

    private Log() {}

    static void line(String format, Object... values) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + format.formatted(values));
    }
}

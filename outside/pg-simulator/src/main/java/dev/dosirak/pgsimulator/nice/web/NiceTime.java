package dev.dosirak.pgsimulator.nice.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times as the gateway writes them: `2026-12-02T09:41:26.100+0900`, and `0` where there is none.
final class NiceTime {

    static final String NEVER = "0";

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(SEOUL);

    private NiceTime() {}

    static String of(Instant at) {
        return WRITTEN.format(at);
    }

    static LocalDate day(Instant at) {
        return at.atZone(SEOUL).toLocalDate();
    }
}

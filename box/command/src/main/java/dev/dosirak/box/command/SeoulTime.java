package dev.dosirak.box.command;

import dev.dosirak.platform.kernel.Seoul;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Moments as operators write them: `2026-11-21T18:00` in Seoul, with an offset anywhere else, `-30m` or `now`.
final class SeoulTime implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("-(\\d{1,6})([smhd])");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(Seoul.ZONE);

    private final Clock clock;

    SeoulTime() {
        this(Clock.systemUTC());
    }

    SeoulTime(Clock clock) {
        this.clock = clock;
    }

    /// @throws TypeConversionException when it is no time; says how one is written
    @Override
    public Instant convert(String text) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return clock.instant().minus(Long.parseLong(ago.group(1)), unit(ago.group(2)));
        }
        return text.equals("now") ? clock.instant() : read(text);
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static Instant read(String text) {
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local
                    ? local.atZone(Seoul.ZONE).toInstant()
                    : ZonedDateTime.from(time).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no time; write 2026-11-21T18:00 (Seoul), 2026-11-21T09:00Z, -30m or now".formatted(text));
        }
    }

    /// `2026-11-21T18:00:00`, which can be read again.
    static String written(Instant at) {
        return WRITTEN.format(at);
    }
}

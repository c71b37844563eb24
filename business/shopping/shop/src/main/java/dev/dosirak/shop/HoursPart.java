package dev.dosirak.shop;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.shop.registry.Hours;
import dev.dosirak.shop.registry.ShopRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the shop is open, as JSON; clock times are Seoul's.
public record HoursPart(
        @NotNull @Size(max = 100) List<@NotNull @Valid OpeningPart> weekly,
        @NotNull @Size(max = 1_000) List<@NotNull LocalDate> closedDays,
        @Nullable Instant closedUntil) {

    private static final DateTimeFormatter ON_THE_CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// @param day as `monday`; told in lower case
    /// @param open as `09:00`; 24:00 and later are told as the next day's
    /// @param close not after `open` means on the next day, and so does 24:00 or later
    public record OpeningPart(
            @OneOf(constantsOf = DayOfWeek.class) @NotNull @Size(max = 20)
            String day,

            @NotNull @Size(max = 20) String open,
            @NotNull @Size(max = 20) String close) {

        private static OpeningPart of(Span it) {
            return new OpeningPart(nameOf(it.day()), ON_THE_CLOCK.format(it.open()), ON_THE_CLOCK.format(it.close()));
        }

        private Span toOpening() {
            for (var known : DayOfWeek.values()) {
                if (nameOf(known).equalsIgnoreCase(day)) {
                    return Hours.opening(known, open, close);
                }
            }
            throw new Refused(ShopRefusal.UNKNOWN_DAY, day);
        }

        private static String nameOf(DayOfWeek day) {
            return day.name().toLowerCase(Locale.ROOT);
        }
    }

    static HoursPart of(Hours hours) {
        return new HoursPart(
                hours.weekly().stream().map(OpeningPart::of).toList(),
                hours.closedDays(),
                hours.closedUntil().orElse(null));
    }

    /// @throws Refused when the rules do not accept it
    public Hours toHours() {
        return new Hours(
                weekly.stream().map(OpeningPart::toOpening).toList(), closedDays, Optional.ofNullable(closedUntil));
    }
}

package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import java.time.LocalTime;
import java.util.regex.Pattern;

/// A time as it is written on a shop's door, where a night goes on counting: 24:00 is midnight and 25:30 half past
/// one of the next day.
///
/// @param minutes since the day began
record WallTime(int minutes) {

    static final int A_DAY = 24 * 60;

    private static final Pattern FORM = Pattern.compile("([01][0-9]|2[0-9]):([0-5][0-9])");

    /// @throws Refused when it is no time
    static WallTime of(String text) {
        var form = FORM.matcher(text);
        Refused.unless(form.matches(), ShopRefusal.TIME_FORMAT, text);
        return new WallTime(Integer.parseInt(form.group(1)) * 60 + Integer.parseInt(form.group(2)));
    }

    boolean isNextDay() {
        return minutes >= A_DAY;
    }

    LocalTime onTheClock() {
        return LocalTime.of(minutes / 60 % 24, minutes % 60);
    }
}

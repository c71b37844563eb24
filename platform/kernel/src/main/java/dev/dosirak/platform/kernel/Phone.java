package dev.dosirak.platform.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// A telephone number in the one form in which it is stored and shown, however it was written: `064-733-0001`,
/// `1588-1234`, `+1 650-253-0000`.
///
/// @param number Korean ones as they are dialled in Korea
public record Phone(String number) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String HOME = "KR";
    private static final int HOME_CODE = 82;
    private static final int SHORTEST_AT_HOME = 8;

    /// A number that rings where its holder wants: four digits, not three, are its beginning.
    private static final Pattern PERSONAL = Pattern.compile("(50\\d)(\\d{4})(\\d{4})");

    /// The first of several: `02-123-4567~9`, `02-123-4567, 4568`.
    private static final Pattern AND_MORE = Pattern.compile("(?<=[0-9])\\s*[~∼〜,/].*");

    private static final Pattern ONE_DIGIT = Pattern.compile("[+0-]*([0-9])(?:-?\\1)*");

    /// Empty when it is none that could be dialled: too short, too long, nothing but zeros.
    ///
    /// Which numbers are given to somebody changes every month, so that is not asked.
    public static Optional<Phone> of(String text) {
        var line = AND_MORE.matcher(Normalizer.normalize(Text.line(text), Normalizer.Form.NFKC))
                .replaceFirst("");
        try {
            var number = NUMBERS.parse(line.replaceFirst("^0082", "+82"), HOME).clearExtension();
            if (!NUMBERS.isPossibleNumber(number) || ONE_DIGIT.matcher(line).matches()) {
                return Optional.empty();
            }
            return number.getCountryCode() == HOME_CODE
                    ? atHome(number)
                    : Optional.of(new Phone(NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Phone> atHome(PhoneNumber number) {
        var digits = NUMBERS.getNationalSignificantNumber(number);
        if (digits.length() < SHORTEST_AT_HOME || number.isItalianLeadingZero()) { // 02-123-456 is no number of Seoul
            return Optional.empty();
        }
        var personal = PERSONAL.matcher(digits);
        return Optional.of(new Phone(
                personal.matches()
                        ? personal.replaceFirst("0$1-$2-$3")
                        : NUMBERS.format(number, PhoneNumberFormat.NATIONAL)));
    }

    public boolean isKorean() {
        return !number.startsWith("+");
    }

    @Override
    public String toString() {
        return number;
    }
}

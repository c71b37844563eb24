package dev.dosirak.platform.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
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

    /// What follows the first number: others (`02-123-4567~9`), a name (`(박)`), an extension (`내선 3`).
    private static final Pattern AND_MORE = Pattern.compile("(?<=[0-9])\\s*(?:[~∼〜,/;]|\\(?\\s*\\p{IsHangul}).*");

    /// All that go by this name, the old vowel that Korean keyboards give included.
    private static final Pattern MIDDLE_DOT = Pattern.compile("[·•‧∙⋅・\u119E]");

    /// Excel's, when it takes a number for an amount.
    private static final Pattern DECIMALS = Pattern.compile("(?<=[0-9])\\.00?$");

    /// A digit too many (`733-00012`) or a power of ten: by its digits alone it would be somebody else's number.
    private static final Pattern SLIP = Pattern.compile("[0-9][^0-9#\\p{L}]+[0-9]{5}$|[0-9][eE]\\+?[0-9]");

    /// Cellphones of today and phones on the internet.
    private static final Pattern OF_EIGHT = Pattern.compile("0?(10|70)(\\d{4})(\\d{4})$");

    /// Of an area, of old cellphones, free of charge, paid, personal, for faxes.
    private static final Pattern OF_SEVEN_OR_EIGHT =
            Pattern.compile("0(2|3[1-3]|[46][1-4]|5[1-5]|1[16-9]|50\\d|303|[368]0)(\\d{3,4})(\\d{4})$");

    /// A company's, the same everywhere.
    private static final Pattern NATIONWIDE = Pattern.compile("0?(1[568]\\d\\d)(\\d{4})$");

    /// Empty when it is none that could be dialled: too short, too long, of no area, one digit over and over.
    ///
    /// Which numbers are given to somebody changes every month, so that is not asked.
    public static Optional<Phone> of(String text) {
        var line = firstIn(Normalizer.normalize(Text.line(text), Normalizer.Form.NFKC));
        var typed = line.replaceAll("[^0-9]", "");
        if (typed.chars().distinct().count() < 2) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(line.replaceFirst("^0082", "+82"), HOME).clearExtension();
            if (number.getCountryCode() != HOME_CODE) {
                return NUMBERS.isPossibleNumber(number)
                        ? Optional.of(new Phone(NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL)))
                        : Optional.empty();
            }
            if (SLIP.matcher(line).find()) {
                return Optional.empty();
            }
            var digits = NUMBERS.getNationalSignificantNumber(number);
            return atHome(typed.startsWith("1") ? digits : "0" + digits);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String firstIn(String line) {
        var first = AND_MORE.matcher(MIDDLE_DOT.matcher(line).replaceAll("-")).replaceFirst("");
        return DECIMALS.matcher(first).replaceFirst("");
    }

    /// @param dialled with its zero: Excel takes it off, but a `1588-1234` with a digit too many is no cellphone
    private static Optional<Phone> atHome(String dialled) {
        return inGroups("0$1-$2-$3", OF_EIGHT, dialled)
                .or(() -> inGroups("0$1-$2-$3", OF_SEVEN_OR_EIGHT, dialled))
                .or(() -> inGroups("$1-$2", NATIONWIDE, dialled))
                .map(Phone::new);
    }

    private static Optional<String> inGroups(String form, Pattern groups, String dialled) {
        var number = groups.matcher(dialled);
        return number.matches() ? Optional.of(number.replaceFirst(form)) : Optional.empty();
    }

    public boolean isKorean() {
        return !number.startsWith("+");
    }

    @Override
    public String toString() {
        return number;
    }
}

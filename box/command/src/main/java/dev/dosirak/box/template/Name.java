package dev.dosirak.box.template;

import dev.dosirak.box.supervisor.CommandFailed;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/// A name as it is given, `gift-card`, and the forms in which code needs it.
record Name(String key) {

    /// So long that no line of the template outgrows its columns.
    static final int LONGEST = 20;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

    /// @throws CommandFailed when code cannot be named so
    static Name of(String key) {
        if (!FORM.matcher(key).matches() || key.length() < 2 || key.length() > LONGEST) {
            throw new CommandFailed(
                    ("'%s' is no name here: 2 to %d small letters and digits, words joined by hyphens, as"
                                    + " gift-card (이름은 gift-card처럼 영문 소문자와 숫자 2~%d자로, 단어 사이는 붙임표로 적어 주세요)")
                            .formatted(key, LONGEST, LONGEST));
        }
        if (SourceVersion.isKeyword(key)) {
            throw new CommandFailed("'%s' is a word of Java's, and no name (자바의 예약어는 이름으로 쓸 수 없습니다)".formatted(key));
        }
        return new Name(key);
    }

    /// Of more than one: `gift-cards`, `deliveries`, `boxes`.
    Name several() {
        if (key.matches(".*[^aeiou]y")) {
            return new Name(key.substring(0, key.length() - 1) + "ies");
        }
        return new Name(key + (key.matches(".*(s|x|z|ch|sh)") ? "es" : "s"));
    }

    /// `giftcard`, as packages are called.
    String joined() {
        return key.replace("-", "");
    }

    /// `gift_card`, as in databases.
    String snake() {
        return key.replace('-', '_');
    }

    /// `GIFT_CARD`.
    String constant() {
        return snake().toUpperCase(Locale.ROOT);
    }

    /// `gift card`.
    String words() {
        return key.replace('-', ' ');
    }

    /// `Gift card`.
    String sentence() {
        return capital(words());
    }

    /// `GiftCard`.
    String type() {
        return Arrays.stream(key.split("-", -1)).map(Name::capital).collect(Collectors.joining());
    }

    /// `giftCard`.
    String field() {
        var type = type();
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

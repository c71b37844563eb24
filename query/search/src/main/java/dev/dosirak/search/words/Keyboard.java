package dev.dosirak.search.words;

import java.util.Locale;
import java.util.Optional;

/// A lower-case word typed while the keyboard was switched to the other language: `clzls` is `치킨`, `ㅔㅑㅋㅋㅁ` is
/// `pizza`.
final class Keyboard {

    private static final String LATIN = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
    private static final String KOREAN = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";

    private Keyboard() {}

    /// Empty when the word makes no sense on the other keyboard.
    static Optional<String> other(String word) {
        if (word.chars().allMatch(it -> LATIN.indexOf(it) >= 0)) {
            var korean = Hangul.compose(mapped(word, LATIN, KOREAN));
            return Optional.of(korean).filter(it -> it.chars().allMatch(c -> Hangul.isBlock((char) c)));
        }
        boolean nothingComposed = word.chars().allMatch(it -> Hangul.isLoose((char) it) || Hangul.isBlock((char) it))
                && word.chars().anyMatch(it -> it >= 'ㅏ' && it <= 'ㅣ');
        return nothingComposed
                ? Optional.of(mapped(Hangul.keys(word), KOREAN, LATIN).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String mapped(String word, String from, String to) {
        var mapped = new StringBuilder(word.length());
        word.chars().forEach(it -> mapped.append(to.charAt(from.indexOf(it))));
        return mapped.toString();
    }
}

package dev.dosirak.search.words;

/// Korean letters, down to the keystrokes of the standard keyboard (두벌식) that make them.
///
/// A syllable block is taken apart by the arithmetic of the Unicode Standard, section 3.12; double vowels and double
/// final consonants are taken apart once more, because they are typed with two keys. Keys are written as
/// compatibility jamo, `ㄱ` to `ㅣ`, so a half-typed word is a prefix of the whole one: `치ㅋ` of `치킨`, `양녀` of `양념`.
public final class Hangul {

    private static final char FIRST_BLOCK = '가';
    private static final char LAST_BLOCK = '힣';
    private static final char FIRST_VOWEL = 'ㅏ';
    private static final int VOWELS = 21;
    private static final int FINALS = 28;

    static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String[] VOWEL_KEYS = {
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"
    };
    private static final String[] FINAL_KEYS = {
        "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ",
        "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };

    private Hangul() {}

    static boolean isBlock(char it) {
        return it >= FIRST_BLOCK && it <= LAST_BLOCK;
    }

    /// A letter that stands alone, not yet part of a block.
    static boolean isLoose(char it) {
        return it >= 'ㄱ' && it <= 'ㅣ';
    }

    /// Initial consonants and nothing else, as people type who are in a hurry.
    public static boolean isInitials(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'ㄱ' || text.charAt(i) > 'ㅎ') {
                return false;
            }
        }
        return true;
    }

    /// The key that begins the character.
    public static char firstKey(char it) {
        return isBlock(it) ? INITIALS.charAt((it - FIRST_BLOCK) / (VOWELS * FINALS)) : it;
    }

    /// The keys that type the text; what is not Korean is its own key.
    public static String keys(String text) {
        var keys = new StringBuilder(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            if (isBlock(it)) {
                int index = it - FIRST_BLOCK;
                keys.append(INITIALS.charAt(index / (VOWELS * FINALS)));
                keys.append(VOWEL_KEYS[index / FINALS % VOWELS]);
                keys.append(FINAL_KEYS[index % FINALS]);
            } else if (isLoose(it)) {
                keys.append(keysOfLoose(it));
            } else {
                keys.append(it);
            }
        }
        return keys.toString();
    }

    private static String keysOfLoose(char it) {
        return switch (it) {
            case 'ㄳ' -> "ㄱㅅ";
            case 'ㄵ' -> "ㄴㅈ";
            case 'ㄶ' -> "ㄴㅎ";
            case 'ㄺ' -> "ㄹㄱ";
            case 'ㄻ' -> "ㄹㅁ";
            case 'ㄼ' -> "ㄹㅂ";
            case 'ㄽ' -> "ㄹㅅ";
            case 'ㄾ' -> "ㄹㅌ";
            case 'ㄿ' -> "ㄹㅍ";
            case 'ㅀ' -> "ㄹㅎ";
            case 'ㅄ' -> "ㅂㅅ";
            default -> it < FIRST_VOWEL ? String.valueOf(it) : VOWEL_KEYS[it - FIRST_VOWEL];
        };
    }

    /// `ㅊㅋ` of `치킨`; what is not a block stays as it is.
    public static String initials(String text) {
        var initials = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            initials.append(firstKey(text.charAt(i)));
        }
        return initials.toString();
    }

    /// What appears on the screen when these keys are typed: the inverse of [#keys] for whole blocks. A
    /// consonant goes to the block before it unless a vowel follows.
    public static String compose(String keys) {
        var text = new StringBuilder(keys.length());
        int at = 0;
        while (at < keys.length()) {
            int initial = INITIALS.indexOf(keys.charAt(at));
            int vowel = initial < 0 ? -1 : vowelAt(keys, at + 1);
            if (vowel < 0) {
                text.append(keys.charAt(at++));
                continue;
            }
            at += 1 + VOWEL_KEYS[vowel].length();
            int last = finalAt(keys, at);
            at += FINAL_KEYS[last].length();
            text.append((char) (FIRST_BLOCK + (initial * VOWELS + vowel) * FINALS + last));
        }
        return text.toString();
    }

    private static int vowelAt(String keys, int at) {
        int found = -1;
        for (int i = 0; i < VOWELS; i++) {
            if (keys.startsWith(VOWEL_KEYS[i], at)
                    && (found < 0 || VOWEL_KEYS[i].length() > VOWEL_KEYS[found].length())) {
                found = i;
            }
        }
        return found;
    }

    private static int finalAt(String keys, int at) {
        int found = 0;
        for (int i = 1; i < FINALS; i++) {
            var it = FINAL_KEYS[i];
            boolean longer = it.length() > FINAL_KEYS[found].length();
            if (longer && keys.startsWith(it, at) && vowelAt(keys, at + it.length()) < 0) {
                found = i;
            }
        }
        return found;
    }
}

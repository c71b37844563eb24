package dev.dosirak.drills.pgoutage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A way in which a payment gateway dies.
public enum Illness {
    UNREACHABLE("refuses connections", Map.of("mode", "unreachable"), true),
    ERROR("answers 5xx", Map.of("mode", "error"), true),
    HANG("hangs", Map.of("mode", "hang", "latencyMillis", 30_000), true),
    SLOW("takes 5 s for each answer", Map.of("mode", "slow", "latencyMillis", 5_000), true),
    ANSWER_LOST("approves and loses the answer", Map.of("mode", "answer-lost"), true),
    BRAND("fails the cards of one company", Map.of("mode", "brand", "issuer", "samsung"), false);

    private final String words;
    private final Map<String, Object> mode;
    private final boolean whole;

    Illness(String words, Map<String, Object> mode, boolean whole) {
        this.words = words;
        this.mode = mode;
        this.whole = whole;
    }

    /// What the gateway does then.
    String words() {
        return words;
    }

    Map<String, Object> mode() {
        return mode;
    }

    /// Whether the whole gateway is ill, so that payments must go elsewhere.
    boolean isOfTheWhole() {
        return whole;
    }

    /// As in commands.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Illness::code).toList();
    }

    /// @throws IllegalArgumentException naming those that there are
    static Illness of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is none of %s".formatted(code, codes().stream().collect(Collectors.joining(", ")))));
    }
}

package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// Answers to commands that take an `Idempotency-Key` are kept and given again for 72 hours. So they say what became
/// of the command, and nothing that the caller may not see by then.
final class IdempotentAnswers {

    private static final Set<String> SEEN_FOR_A_WHILE =
            Set.of("deliverTo", "detail", "phone", "email", "noteToShop", "noteToRider", "menu");

    private final Map<String, Object> contract;
    private final Set<Object> followed = new HashSet<>();

    private IdempotentAnswers(Map<String, Object> contract) {
        this.contract = contract;
    }

    /// What the contracts in this folder promise to keep and must not.
    static List<String> violations(Path contracts) {
        try (var files = Files.list(contracts)) {
            return files.sorted().flatMap(IdempotentAnswers::violationsIn).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> violationsIn(Path file) {
        try {
            var contract = new Yaml().<Map<String, Object>>load(Files.readString(file));
            return entries(contract.get("paths"))
                    .flatMap(path -> entries(path.getValue())
                            .filter(it -> isIdempotent(it.getValue()))
                            .flatMap(it -> new IdempotentAnswers(contract).answers(it.getValue()))
                            .filter(SEEN_FOR_A_WHILE::contains)
                            .map(it -> "%s answers %s".formatted(path.getKey(), it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIdempotent(@Nullable Object operation) {
        return String.valueOf(in(operation, "parameters")).contains("Idempotency-Key");
    }

    /// What was refused is not kept.
    private Stream<String> answers(@Nullable Object operation) {
        return entries(in(operation, "responses"))
                .filter(it -> String.valueOf(it.getKey()).startsWith("2"))
                .flatMap(it -> names(it.getValue()));
    }

    /// Of everything that the schemas below this place may bring.
    private Stream<String> names(@Nullable Object place) {
        if (place instanceof List<?> several) {
            return several.stream().flatMap(this::names);
        }
        var own = entries(in(place, "properties")).map(it -> String.valueOf(it.getKey()));
        return Stream.concat(
                own,
                entries(place)
                        .flatMap(it -> "$ref".equals(it.getKey())
                                ? names(schema(String.valueOf(it.getValue())))
                                : names(it.getValue())));
    }

    private @Nullable Object schema(String reference) {
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        return followed.add(name) ? in(in(contract.get("components"), "schemas"), name) : null;
    }

    private static @Nullable Object in(@Nullable Object place, String name) {
        return place instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Stream<Map.Entry<?, ?>> entries(@Nullable Object place) {
        return place instanceof Map<?, ?> map ? map.entrySet().stream().map(it -> it) : Stream.empty();
    }
}

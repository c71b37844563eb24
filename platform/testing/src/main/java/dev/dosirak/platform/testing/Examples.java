package dev.dosirak.platform.testing;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Made-up values of records, for tests of what must hold for every kind there is, also for one that somebody adds.
public final class Examples {

    private Examples() {}

    /// One of each kind of a sealed type; at least one.
    public static <T> List<T> ofEach(Class<T> sealed) {
        return leaves(sealed).map(Examples::of).map(sealed::cast).toList();
    }

    /// Every field has a value; what may be absent is.
    public static <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Examples::leaves)
                : Stream.of(type);
    }

    private static Object value(Class<?> type) {
        if (type.isRecord()) {
            return made(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return value(leaves(type).findFirst().orElseThrow());
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> 1;
            case "long", "java.lang.Long" -> 1L;
            case "double" -> 1.0;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.lang.String" -> "some";
            case "java.util.UUID" -> UUID.randomUUID();
            case "java.time.Instant" -> Instant.parse("2026-05-04T03:00:00Z");
            case "java.util.List" -> List.of();
            case "java.util.Set" -> Set.of();
            case "java.util.Map" -> Map.of();
            case "java.util.Optional" -> Optional.empty();
            default -> throw new IllegalArgumentException("Nobody has said what a %s looks like".formatted(type));
        };
    }

    private static Object made(Class<?> type) {
        var parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(it -> value(it.getType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example of %s".formatted(type), e);
        }
    }
}

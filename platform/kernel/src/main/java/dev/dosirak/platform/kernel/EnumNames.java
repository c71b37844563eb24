package dev.dosirak.platform.kernel;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The names that the constants of an enum bear in tables and on the wire, for ever, whatever the constants are
/// called; of types, [TypeNames] are.
public final class EnumNames<E extends Enum<E>> {

    private final Class<E> type;
    private final Map<E, String> names;
    private final Map<String, E> constants = new HashMap<>();

    private EnumNames(Class<E> type) {
        this.type = type;
        this.names = new EnumMap<>(type);
    }

    /// @param name a switch with a case for each constant, so that none can be forgotten
    /// @throws IllegalStateException for a name that two constants have
    public static <E extends Enum<E>> EnumNames<E> of(Class<E> type, Function<E, String> name) {
        var all = new EnumNames<>(type);
        for (var constant : type.getEnumConstants()) {
            all.names.put(constant, name.apply(constant));
            if (all.constants.put(name.apply(constant), constant) != null) {
                throw new IllegalStateException(
                        "Two of %s are called %s".formatted(type.getSimpleName(), name.apply(constant)));
            }
        }
        return all;
    }

    /// In the order of the constants.
    public Collection<String> all() {
        return List.copyOf(names.values());
    }

    public String nameOf(E constant) {
        return names.getOrDefault(constant, "");
    }

    /// For what somebody has sent.
    public Optional<E> find(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /// For what we have stored, or checked.
    ///
    /// @throws IllegalStateException for a name that was never given
    public E constantOf(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalStateException("No %s is called %s".formatted(type.getSimpleName(), name)));
    }
}

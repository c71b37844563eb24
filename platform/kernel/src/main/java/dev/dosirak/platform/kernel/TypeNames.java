package dev.dosirak.platform.kernel;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The names that the types of a sealed family bear in tables and on the wire, for ever, whatever the classes are
/// called. Every type of the family has one name, and every name one type.
public final class TypeNames<T> {

    private final Class<T> family;
    private final Map<String, Class<? extends T>> types = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    private TypeNames(Class<T> family) {
        this.family = family;
    }

    /// @param family a sealed type, or one that has no subtypes
    /// @throws IllegalStateException naming every type without a name, every name without a type of the
    ///     family, and what stands there twice
    @SafeVarargs
    public static <T> TypeNames<T> of(Class<T> family, Map.Entry<String, ? extends Class<? extends T>>... entries) {
        var all = new TypeNames<T>(family);
        var wrong = new ArrayList<String>();
        var concrete = concrete(family).toList();
        for (var entry : entries) {
            var type = entry.getValue();
            if (!concrete.contains(type)) {
                wrong.add("'%s' names %s, which is no type of it".formatted(entry.getKey(), type.getSimpleName()));
            }
            if (all.types.put(entry.getKey(), type) != null) {
                wrong.add("'%s' names two types".formatted(entry.getKey()));
            }
            if (all.names.put(type, entry.getKey()) != null) {
                wrong.add("%s has two names".formatted(type.getSimpleName()));
            }
        }
        concrete.stream()
                .filter(it -> !all.names.containsKey(it))
                .forEach(it -> wrong.add("%s has no name".formatted(it.getSimpleName())));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    wrong.stream().collect(joining("; ", "Names of %s: ".formatted(family.getSimpleName()), "")));
        }
        return all;
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        var subtypes = type.getPermittedSubclasses();
        var below = subtypes == null
                ? Stream.<Class<?>>empty()
                : Stream.of(subtypes).flatMap(TypeNames::concrete);
        return Modifier.isAbstract(type.getModifiers()) ? below : Stream.concat(Stream.of(type), below);
    }

    /// The names of all types that are also of this one, in alphabetical order.
    public SortedSet<String> namesOf(Class<?> kind) {
        return types.entrySet().stream()
                .filter(it -> kind.isAssignableFrom(it.getValue()))
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    public String nameOf(T thing) {
        var name = names.get(thing.getClass());
        if (name == null) {
            throw new IllegalStateException("%s has no name".formatted(thing.getClass()));
        }
        return name;
    }

    /// @throws IllegalStateException for a name that was never given: what is computed from part of a history
    ///     is wrong
    public Class<? extends T> typeOf(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("No %s is called %s".formatted(family.getSimpleName(), name));
        }
        return type;
    }
}

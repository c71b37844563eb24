package dev.dosirak.platform.eventstore;

import dev.dosirak.platform.kernel.Names;

/// The names under which things lie in the table forever, whatever we call the classes.
///
/// Write both as switches: `nameOf` over the sealed type without `default`, so that a new case does not compile
/// without a name; `classOf` over the names, throwing for one it does not know, because state computed from
/// part of a history is wrong.
public interface StoredTypes<T> {

    String nameOf(T thing);

    /// @throws IllegalStateException for a name that was never written
    Class<? extends T> classOf(String name);

    static <T> StoredTypes<T> of(Names<T> names) {
        return new StoredTypes<>() {
            @Override
            public String nameOf(T thing) {
                return names.nameOf(thing);
            }

            @Override
            public Class<? extends T> classOf(String name) {
                return names.typeOf(name);
            }
        };
    }
}

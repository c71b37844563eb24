package dev.dosirak.platform.testing;

import java.util.HashSet;
import java.util.Set;

/// What was come across on the way through a [CallGraph].
///
/// @param made the classes of which objects are made, by internal name
/// @param constants of enums, as `dev/dosirak/order/life/OrderRefusal.OUT_OF_ORDER`
/// @param ofStored those that are named only where something is made of what was stored
/// @param texts that stand in the code
/// @param calls of methods of libraries, as `eTag`
record Traces(Set<String> made, Set<String> constants, Set<String> ofStored, Set<String> texts, Set<String> calls) {

    Traces(Set<String> made) {
        this(made, new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /// The same, with a place of its own for what is named from here.
    Traces in(boolean stored) {
        return stored ? new Traces(made, ofStored, ofStored, texts, calls) : this;
    }
}

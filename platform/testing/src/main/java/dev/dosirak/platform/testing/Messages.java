package dev.dosirak.platform.testing;

import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The commands that can be what a rule (`decide(state, command)`) is asked, where others of their family are never
/// made.
final class Messages {

    private static final Set<String> RULES = Set.of("decide", "evolve");

    private final ByteCode code;
    private final Set<String> made;
    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> families = new HashMap<>();

    /// @param made the classes of which objects are made, messages or not
    Messages(ByteCode code, Set<String> made) {
        this.code = code;
        this.made = made;
    }

    void noteRule(CallGraph.Method method) {
        var parameters = MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList();
        if (RULES.contains(method.name()) && parameters.size() == 2) {
            var type = parameters.getLast().descriptorString();
            var family = code.family(type.substring(1, type.length() - 1));
            families.put(type, family);
            all.addAll(family);
        }
    }

    /// No message on the way is of this type.
    boolean isNever(String type) {
        return all.contains(type) && code.family(type).stream().noneMatch(made::contains);
    }

    /// Every message of its family on the way is of this type.
    boolean isAlways(String type) {
        return all.contains(type)
                && !isNever(type)
                && families.values().stream()
                        .filter(it -> it.contains(type))
                        .flatMap(Set::stream)
                        .filter(made::contains)
                        .allMatch(code.family(type)::contains);
    }
}

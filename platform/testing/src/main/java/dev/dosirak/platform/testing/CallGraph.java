package dev.dosirak.platform.testing;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a method may come to, as far as the code says so: every method that it may call in the service and the
/// platform, whichever class stands behind an interface, and what these make and name on the way.
///
/// It knows the one place where a caller decides how a callee branches: of a rule that decides on commands, or makes
/// something of events, only what it does with those that are made on the way.
final class CallGraph {

    private static final String CONSTRUCTOR = "<init>";

    private final ByteCode code;
    private final Map<String, Set<Method>> givenToConstructor = new HashMap<>();

    CallGraph(ByteCode code) {
        this.code = code;
        code.all().forEach(this::noteWhatConstructorsAreGiven);
    }

    record Method(String type, String name, String descriptor) {
        static Method of(DirectMethodHandleDesc handle) {
            var type = handle.owner().descriptorString();
            var isConstructor = handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
            return new Method(
                    type.substring(1, type.length() - 1),
                    isConstructor ? CONSTRUCTOR : handle.methodName(),
                    handle.lookupDescriptor());
        }
    }

    /// @param ofStored to make something of what was stored, which nobody is refused for: it was judged before
    private record Call(Method to, boolean ofStored) {

        private static final String STORE = "/postgres/";

        Call further(String from, Method next) {
            boolean leavesStore = from.contains(STORE) && !next.type().contains(STORE);
            return new Call(next, ofStored || leavesStore);
        }
    }

    /// A function that an object was made with is called by whatever method of it calls one.
    private void noteWhatConstructorsAreGiven(ClassModel type) {
        for (var method : type.methods()) {
            var instructions =
                    method.code().stream().flatMap(CodeModel::elementStream).toList();
            var functions = instructions.stream()
                    .flatMap(it -> it instanceof InvokeDynamicInstruction dynamic ? functions(dynamic) : Stream.empty())
                    .toList();
            instructions.stream()
                    .flatMap(it -> it instanceof InvokeInstruction call ? Stream.of(call) : Stream.empty())
                    .filter(it -> it.name().equalsString(CONSTRUCTOR) && takesFunctions(it))
                    .forEach(it -> givenToConstructor
                            .computeIfAbsent(it.owner().asInternalName(), _ -> new HashSet<>())
                            .addAll(functions));
        }
    }

    private boolean takesFunctions(InvokeInstruction constructor) {
        return constructor.typeSymbol().parameterList().stream()
                .filter(ClassDesc::isClassOrInterface)
                .map(it ->
                        it.descriptorString().substring(1, it.descriptorString().length() - 1))
                .anyMatch(
                        it -> isFunction(it) || code.has(it) && code.family(it).size() == 1 && code.isInterface(it));
    }

    static boolean isFunction(String type) {
        return type.startsWith("java/util/function/") || type.equals("java/lang/Runnable");
    }

    static Stream<Method> functions(InvokeDynamicInstruction dynamic) {
        return dynamic.bootstrapArgs().stream()
                .flatMap(it -> it instanceof DirectMethodHandleDesc handle ? Stream.of(handle) : Stream.empty())
                .filter(it -> it.lookupDescriptor().startsWith("("))
                .map(Method::of);
    }

    /// @param starts methods; all of one class or of several
    Traces from(List<Method> starts) {
        var traces = new Traces(Set.of());
        while (true) {
            var next = walk(starts, traces.made());
            if (next.made().equals(traces.made())) {
                return next;
            }
            traces = next;
        }
    }

    private Traces walk(List<Method> starts, Set<String> made) {
        var traces = new Traces(new HashSet<>());
        var known = new HashSet<Call>();
        var next = new ArrayDeque<Call>();
        starts.forEach(it -> next.add(new Call(it, false)));
        var messages = new Messages(code, made);
        while (!next.isEmpty()) {
            var call = next.removeFirst();
            if (known.add(call)) {
                messages.noteRule(call.to());
                bodies(call.to())
                        .forEach(it -> new Body(it, code, messages, traces.in(call.ofStored()))
                                .follow(to -> next.add(call.further(ByteCode.owner(it), to)), this::given));
            }
        }
        return traces;
    }

    private Set<Method> given(String type) {
        return givenToConstructor.getOrDefault(type, Set.of());
    }

    private Stream<MethodModel> bodies(Method method) {
        var types = method.name().equals(CONSTRUCTOR) ? Set.of(method.type()) : code.family(method.type());
        return types.stream()
                .flatMap(it -> code.method(it, method.name(), method.descriptor()).stream())
                .distinct();
    }
}

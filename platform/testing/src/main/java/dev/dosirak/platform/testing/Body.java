package dev.dosirak.platform.testing;

import dev.dosirak.platform.testing.CallGraph.Method;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The instructions of one method that can be reached.
final class Body {

    private static final String REFUSED = "dev/dosirak/platform/kernel/Refused";

    private final String owner;
    private final List<CodeElement> elements;
    private final Map<Label, Integer> labels = new HashMap<>();
    private final List<ExceptionCatch> catches = new ArrayList<>();
    private final ByteCode code;
    private final Messages messages;
    private final Traces traces;

    Body(MethodModel method, ByteCode code, Messages messages, Traces traces) {
        this.owner = ByteCode.name(method.parent().orElseThrow());
        this.elements = method.code().orElseThrow().elementList();
        this.code = code;
        this.messages = messages;
        this.traces = traces;
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case LabelTarget target -> labels.put(target.label(), i);
                case ExceptionCatch it -> catches.add(it);
                default -> {}
            }
        }
    }

    /// @param calls gets what is called
    /// @param given the functions that an object of a class was made with
    void follow(Consumer<Method> calls, Function<String, Set<Method>> given) {
        var known = new HashSet<Integer>();
        var next = new ArrayDeque<Integer>(List.of(0));
        while (!next.isEmpty()) {
            int at = next.removeFirst();
            if (at < elements.size() && known.add(at)) {
                note(at, calls, given);
                next.addAll(successors(at));
            }
        }
    }

    private void note(int at, Consumer<Method> calls, Function<String, Set<Method>> given) {
        if (isRefusalCaught(at)) {
            return; // whoever is refused here goes on with something else
        }
        switch (elements.get(at)) {
            case FieldInstruction it
            when it.opcode() == Opcode.GETSTATIC ->
                traces.constants()
                        .add(it.owner().asInternalName() + "." + it.name().stringValue());
            case ConstantInstruction it
            when it.constantValue() instanceof String text -> traces.texts().add(text);
            case NewObjectInstruction it -> traces.made().add(it.className().asInternalName());
            case InvokeInstruction it -> {
                var type = it.owner().asInternalName();
                if (code.has(type)) {
                    calls.accept(
                            new Method(type, it.name().stringValue(), it.type().stringValue()));
                } else {
                    traces.calls().add(it.name().stringValue());
                }
                if (it.isInterface() && (code.has(type) || CallGraph.isFunction(type))) {
                    given.apply(owner).forEach(calls);
                }
            }
            case InvokeDynamicInstruction it ->
                CallGraph.functions(it).forEach(function -> {
                    if (function.name().equals("<init>")) {
                        traces.made().add(function.type());
                    }
                    calls.accept(function);
                });
            default -> {}
        }
    }

    private boolean isRefusalCaught(int at) {
        return catches.stream()
                .anyMatch(it -> it.catchType()
                                .filter(type -> type.asInternalName().equals(REFUSED))
                                .isPresent()
                        && isWithin(it, at));
    }

    private boolean isWithin(ExceptionCatch it, int at) {
        return labels.getOrDefault(it.tryStart(), 0) <= at && at < labels.getOrDefault(it.tryEnd(), elements.size());
    }

    private List<Integer> successors(int at) {
        var next = new ArrayList<Integer>();
        catches.stream().filter(it -> isWithin(it, at)).forEach(it -> next.add(place(it.handler())));
        switch (elements.get(at)) {
            case BranchInstruction it -> branch(it, at, next);
            case LookupSwitchInstruction it -> cases(it.cases(), it.defaultTarget(), at, next);
            case TableSwitchInstruction it -> cases(it.cases(), it.defaultTarget(), at, next);
            case ReturnInstruction _, ThrowInstruction _ -> {}
            default -> next.add(at + 1);
        }
        return next;
    }

    private void branch(BranchInstruction it, int at, List<Integer> next) {
        var asked = before(at) instanceof TypeCheckInstruction check && check.opcode() == Opcode.INSTANCEOF
                ? check.type().asInternalName()
                : "";
        var ifNot = it.opcode() == Opcode.IFEQ;
        var isTypeCheck = ifNot || it.opcode() == Opcode.IFNE;
        boolean never = isTypeCheck && messages.isNever(asked);
        boolean always = isTypeCheck && messages.isAlways(asked);
        if (ifNot ? !always : !never) {
            next.add(place(it.target()));
        }
        if (it.opcode() != Opcode.GOTO && it.opcode() != Opcode.GOTO_W && (ifNot ? !never : !always)) {
            next.add(at + 1);
        }
    }

    /// A switch over types chooses by their place in a list.
    private void cases(List<SwitchCase> cases, Label otherwise, int at, List<Integer> next) {
        var types =
                before(at) instanceof InvokeDynamicInstruction it && it.name().equalsString("typeSwitch")
                        ? it.bootstrapArgs()
                        : List.of();
        next.add(place(otherwise));
        for (var one : cases) {
            int number = one.caseValue();
            var type = number >= 0 && number < types.size() && types.get(number) instanceof ClassDesc it
                    ? it.descriptorString()
                    : "";
            if (type.isEmpty() || !messages.isNever(type.substring(1, type.length() - 1))) {
                next.add(place(one.target()));
            }
        }
    }

    private CodeElement before(int at) {
        int i = at - 1;
        while (i > 0 && !(elements.get(i) instanceof Instruction)) {
            i--;
        }
        return elements.get(i);
    }

    private int place(Label label) {
        return labels.getOrDefault(label, elements.size());
    }
}

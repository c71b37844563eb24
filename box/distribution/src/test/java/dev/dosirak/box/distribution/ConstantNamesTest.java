package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.payment.charge.Chargeback;
import dev.dosirak.payment.charge.PartialRefund;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.relay.ticket.RejectReason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/// Constants may be renamed in Java: what is stored and sent does not change by it.
class ConstantNamesTest {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(Arrays.stream(Service.values())
                    .map(it -> ClassUtils.getPackageName(it.application()))
                    .toList());

    /// The simulator speaks a gateway's codes, which are called here as they are there.
    static final String SOMEBODY_ELSES = "dev.dosirak.pgsimulator";

    /// They are in JSON by the name of the constant, which stays for ever.
    static final Map<Class<?>, List<String>> IN_JSON = Map.of(
            Chargeback.Outcome.class, List.of("WON", "LOST"),
            Chargeback.Stage.class, List.of("OPEN", "WON", "LOST"),
            OrderEvent.By.class, List.of("CUSTOMER", "SHOP", "UNANSWERED", "TIMEOUT", "BANK"),
            PartialRefund.Stage.class, List.of("PENDING", "STUCK", "DONE", "GIVEN_UP", "WITHDRAWN"),
            RejectReason.class, List.of("SOLD_OUT", "CLOSED", "TOO_BUSY", "NO_RIDER", "OTHER"));

    /// A name that is stored or sent is given by hand, in an `EnumNames`.
    @Test
    void nobodyAsksAConstantForItsJavaNameOrForTheConstantOfOne() {
        var calls = new TreeSet<String>();
        CLASSES.stream()
                .filter(it -> !it.isEnum() && !it.getPackageName().startsWith(SOMEBODY_ELSES))
                .flatMap(it -> it.getMethodCallsFromSelf().stream())
                .filter(ConstantNamesTest::isByJavaName)
                .forEach(it -> calls.add(it.getOriginOwner().getSimpleName()));
        assertThat(calls).isEmpty();
    }

    private static boolean isByJavaName(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(Enum.class)
                && call.getTargetOwner().getPackageName().startsWith("dev.dosirak")
                && Set.of("name", "valueOf", "toString").contains(call.getName());
    }

    @Test
    void aConstantInJsonKeepsItsName() {
        var found = new TreeMap<String, List<String>>();
        var seen = new HashSet<Class<?>>();
        Stream.concat(storedTypes(), sentTypes()).forEach(it -> collect(it, seen, found));
        assertThat(found)
                .isEqualTo(IN_JSON.entrySet().stream()
                        .collect(toMap(it -> it.getKey().getName(), Map.Entry::getValue)));
    }

    /// What a table of names has, which is what histories, snapshots and notifications are made of.
    private static Stream<Class<?>> storedTypes() {
        return CLASSES.stream()
                .flatMap(it -> it.getFields().stream())
                .filter(it -> it.getRawType().isEquivalentTo(TypeNames.class))
                .flatMap(it -> {
                    try {
                        var field = it.reflect();
                        field.setAccessible(true);
                        var names = (TypeNames<?>) field.get(null);
                        return names.namesOf(Object.class).stream().<Class<?>>map(names::typeOf);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Stream<Class<?>> sentTypes() {
        return CLASSES.stream()
                .filter(it -> it.isRecord() && it.getPackageName().endsWith(".web"))
                .map(JavaClass::reflect);
    }

    private static void collect(Type type, Set<Class<?>> seen, Map<String, List<String>> found) {
        if (type instanceof ParameterizedType it) {
            Stream.of(it.getActualTypeArguments()).forEach(argument -> collect(argument, seen, found));
            collect(it.getRawType(), seen, found);
        } else if (type instanceof Class<?> it && it.getName().startsWith("dev.dosirak") && seen.add(it)) {
            if (it.isEnum()) {
                found.put(
                        it.getName(),
                        Stream.of(it.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .toList());
            } else if (it.isRecord()) {
                Stream.of(it.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(component -> collect(component, seen, found));
            }
        }
    }
}

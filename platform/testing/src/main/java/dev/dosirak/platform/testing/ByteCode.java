package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The compiled classes of a service and of the platform, tests left out, by their internal names
/// (`dev/dosirak/order/life/Order`).
final class ByteCode {

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();

    /// @param service the package of its code, as `dev.dosirak.order`
    ByteCode(String service) {
        read("dev/dosirak/platform");
        read(service.replace('.', '/'));
        classes.values()
                .forEach(type -> supertypes(type)
                        .forEach(it -> subtypes.computeIfAbsent(it, _ -> new HashSet<>())
                                .add(name(type))));
    }

    private void read(String folder) {
        try {
            var all = "classpath*:%s/**/*.class".formatted(folder);
            for (var file : new PathMatchingResourcePatternResolver().getResources(all)) {
                if (isMain(file.getURL().getPath())) {
                    var type = parsed(file);
                    classes.put(name(type), type);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMain(String path) {
        return !path.contains("test-classes") && !path.contains("-tests.jar") && !path.contains("/platform/testing/");
    }

    private static ClassModel parsed(Resource file) throws IOException {
        try (var bytes = file.getInputStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        }
    }

    static String name(ClassModel type) {
        return type.thisClass().asInternalName();
    }

    static String owner(MethodModel method) {
        return name(method.parent().orElseThrow());
    }

    boolean has(String type) {
        return classes.containsKey(type);
    }

    boolean isInterface(String type) {
        var model = classes.get(type);
        return model != null && model.flags().has(AccessFlag.INTERFACE);
    }

    Iterable<ClassModel> all() {
        return classes.values();
    }

    private static List<String> supertypes(ClassModel type) {
        var all = new ArrayList<String>();
        type.superclass().ifPresent(it -> all.add(it.asInternalName()));
        type.interfaces().forEach(it -> all.add(it.asInternalName()));
        return all;
    }

    /// The type itself and all below it.
    Set<String> family(String type) {
        var all = new HashSet<String>();
        var next = new ArrayList<String>(List.of(type));
        while (!next.isEmpty()) {
            var one = next.removeLast();
            if (all.add(one)) {
                next.addAll(subtypes.getOrDefault(one, Set.of()));
            }
        }
        return all;
    }

    /// The method as the type has it, its own or inherited.
    Optional<MethodModel> method(String type, String name, String descriptor) {
        var model = classes.get(type);
        if (model == null) {
            return Optional.empty();
        }
        return model.methods().stream()
                .filter(it -> it.methodName().equalsString(name)
                        && it.methodType().equalsString(descriptor)
                        && it.code().isPresent())
                .findFirst()
                .or(() -> supertypes(model).stream()
                        .flatMap(it -> method(it, name, descriptor).stream())
                        .findFirst());
    }
}

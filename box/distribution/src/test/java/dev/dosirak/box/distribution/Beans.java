package dev.dosirak.box.distribution;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/// Beans of one kind that a service declares and that only remember what they are given: they can be made
/// without a database, of others that do nothing.
final class Beans<T> {

    private final Class<T> kind;
    private final SpringObjenesis objenesis = new SpringObjenesis();

    Beans(Class<T> kind) {
        this.kind = kind;
    }

    /// Of all services.
    List<T> all() {
        return Arrays.stream(Service.values()).flatMap(it -> of(it).stream()).toList();
    }

    List<T> of(Service service) {
        return classes(packageOf(service)).flatMap(this::beansOf).toList();
    }

    private static String packageOf(Service service) {
        return ClassUtils.getPackageName(service.application());
    }

    private static Stream<Class<?>> classes(String folder) {
        try {
            var readers = new CachingMetadataReaderFactory();
            var pattern = "classpath*:%s/**/*.class".formatted(folder.replace('.', '/'));
            var found = new PathMatchingResourcePatternResolver().getResources(pattern);
            var classes = Stream.<Class<?>>builder();
            for (var each : found) {
                var name = readers.getMetadataReader(each).getClassMetadata().getClassName();
                classes.add(ClassUtils.resolveClassName(name, Beans.class.getClassLoader()));
            }
            return classes.build().distinct();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it declares, or is.
    private Stream<T> beansOf(Class<?> type) {
        if (kind.isAssignableFrom(type) && !type.isInterface()) {
            return Stream.of(kind.cast(objenesis.newInstance(type)));
        }
        if (!type.isAnnotationPresent(Configuration.class)) {
            return Stream.of();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(it -> kind.isAssignableFrom(it.getReturnType()) && it.isAnnotationPresent(Bean.class))
                .map(it -> bean(type, it));
    }

    private T bean(Class<?> type, Method method) {
        try {
            method.setAccessible(true);
            var arguments =
                    Arrays.stream(method.getParameterTypes()).map(this::idle).toArray();
            return kind.cast(method.invoke(objenesis.newInstance(type), arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be asked what it makes".formatted(method), e);
        }
    }

    private @Nullable Object idle(Class<?> type) {
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null)
                : objenesis.newInstance(type);
    }
}

package dev.dosirak.box.distribution;

import dev.dosirak.platform.subscription.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.objenesis.SpringObjenesis;

/// What all services together hear, as their beans say it. A subscription only remembers whom to call; so it can be
/// made without a database, of use cases that do nothing.
final class Subscriptions {

    private final SpringObjenesis objenesis = new SpringObjenesis();

    List<Subscription> all() {
        try {
            var classes = new PathMatchingResourcePatternResolver().getResources("classpath*:dev/dosirak/**/*.class");
            var readers = new CachingMetadataReaderFactory();
            return Arrays.stream(classes)
                    .filter(it -> makesOne(it, readers))
                    .map(it -> nameOf(it, readers))
                    .distinct()
                    .flatMap(this::beansOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean makesOne(Resource code, MetadataReaderFactory readers) {
        try {
            var metadata = readers.getMetadataReader(code).getAnnotationMetadata();
            return metadata.getAnnotatedMethods(Bean.class.getName()).stream()
                    .anyMatch(it -> it.getReturnTypeName().equals(Subscription.class.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource code, MetadataReaderFactory readers) {
        try {
            return readers.getMetadataReader(code).getClassMetadata().getClassName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Subscription> beansOf(String configuration) {
        try {
            var type = Class.forName(configuration);
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(it -> it.getReturnType() == Subscription.class && it.isAnnotationPresent(Bean.class))
                    .map(it -> bean(type, it));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Subscription bean(Class<?> type, Method method) {
        try {
            method.setAccessible(true);
            var arguments =
                    Arrays.stream(method.getParameterTypes()).map(this::idle).toArray();
            return (Subscription) method.invoke(objenesis.newInstance(type), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be asked what it hears".formatted(method), e);
        }
    }

    private @Nullable Object idle(Class<?> type) {
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null)
                : objenesis.newInstance(type);
    }
}

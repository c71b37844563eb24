package dev.dosirak.platform.testing;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.testing.CallGraph.Method;
import dev.dosirak.platform.testing.DescribedOperations.Takes;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;

/// The problems that an operation may be answered with: by the service's own rules, as its code says them, and by
/// those of the platform and the gateway.
final class OperationProblems {

    private static final String STALE = "dev/dosirak/platform/kernel/Stale";
    private static final String UNKNOWN_STORED = "dev/dosirak/platform/eventstore/UnknownStoredType";
    private static final String STATUS = "org/springframework/http/HttpStatus.";

    private final ApplicationContext service;
    private final ProblemTitles titles;
    private final ByteCode code;
    private final CallGraph calls;

    OperationProblems(ApplicationContext service, String name, ByteCode code, CallGraph calls) {
        this.service = service;
        this.titles = ProblemTitles.of(name);
        this.code = code;
        this.calls = calls;
    }

    /// Reasons by status.
    SortedMap<String, SortedSet<String>> of(Takes takes, Traces traces, HandlerMethod method) {
        var all = new Found(new TreeMap<>());
        unreadable(takes, all);
        notAllowed(takes, all);
        refused(traces.constants(), all);
        // What was stored may be missing or moved on, but it is not judged again.
        refused(traces.ofStored(), all, Refused.Kind.INVALID);
        raced(takes, traces, all);
        notNow(takes, traces, all);
        Arrays.stream(method.getBeanType().getDeclaredMethods())
                .filter(it -> isHandlerOf(it, traces.made()))
                .forEach(it -> answered(calls.from(List.of(methodOf(it))), all));
        filters(takes.address().path()).forEach(it -> answered(it, all));
        return all.byStatus();
    }

    private record Found(SortedMap<String, SortedSet<String>> byStatus) {
        void add(int status, String... reasons) {
            byStatus.computeIfAbsent(Integer.toString(status), _ -> new TreeSet<>())
                    .addAll(List.of(reasons));
        }
    }

    private static void unreadable(Takes takes, Found all) {
        all.add(400, "bad-request", "unreadable-address");
        if (takes.parameters() || takes.body()) {
            all.add(400, "wrong-type", "invalid-request");
        }
        if (takes.body()) {
            all.add(400, "malformed-json", "unknown-field", "forbidden-character");
            all.add(413, "body-too-large");
            all.add(415, "unsupported-media-type");
        }
        if (takes.key()) {
            all.add(400, "idempotency-key-missing");
            all.add(422, "idempotency-key-reused");
        }
        if (takes.seen()) {
            all.add(428, "if-match-missing");
        }
    }

    private static void notAllowed(Takes takes, Found all) {
        if (!takes.open()) {
            all.add(401, "no-valid-token");
        }
        if (takes.role()) {
            all.add(403, "not-for-this-role");
        }
    }

    private void refused(Set<String> constants, Found all, Refused.Kind... never) {
        for (var constant : constants) {
            int dot = constant.lastIndexOf('.');
            var type = constant.substring(0, dot);
            if (code.has(type)
                    && loaded(type) instanceof Class<?> known
                    && Refused.Reason.class.isAssignableFrom(known)) {
                var name = constant.substring(dot + 1);
                Stream.of(known.getEnumConstants())
                        .map(Refused.Reason.class::cast)
                        .filter(it -> it.name().equals(name) && !List.of(never).contains(it.kind()))
                        .forEach(it -> all.add(statusOf(it.kind()), kebab(name)));
            }
        }
    }

    private static void raced(Takes takes, Traces traces, Found all) {
        if (traces.made().contains(STALE)) {
            if (takes.seen()) {
                all.add(412, "changed-since-seen");
            } else {
                all.add(409, "changed-meanwhile");
            }
        }
    }

    private void notNow(Takes takes, Traces traces, Found all) {
        all.add(500, "internal-error");
        if (!takes.open() && !takes.address().isInternal()) {
            all.add(503, "identity-away");
        }
        if (takes.isCommand()
                || takes.platform()
                || service.getBeanProvider(DataSource.class).stream().findAny().isPresent()) {
            all.add(503, "busy");
        }
        if (takes.platform() || traces.made().contains(UNKNOWN_STORED)) {
            all.add(503, "being-replaced");
        }
        if (takes.isPublic()) {
            all.add(502, "service-broke-off");
            all.add(503, "service-away", "service-busy");
            all.add(504, "service-slow");
        }
    }

    private boolean isHandlerOf(java.lang.reflect.Method method, Set<String> made) {
        var mark = method.getAnnotation(ExceptionHandler.class);
        if (mark == null) {
            return false;
        }
        var types = mark.value().length > 0 ? mark.value() : method.getParameterTypes();
        return Arrays.stream(types)
                .filter(Throwable.class::isAssignableFrom)
                .anyMatch(it -> code.family(internal(it)).stream().anyMatch(made::contains));
    }

    /// The filters of the service itself that stand before this path.
    private Stream<Traces> filters(String path) {
        return service.getBeansOfType(FilterRegistrationBean.class).values().stream()
                .filter(it -> it.getFilter() != null
                        && code.has(internal(it.getFilter().getClass()))
                        && it.getUrlPatterns().contains(path))
                .map(it -> calls.from(Arrays.stream(it.getFilter().getClass().getDeclaredMethods())
                        .map(OperationProblems::methodOf)
                        .toList()));
    }

    /// By code that names both status and reason.
    private void answered(Traces traces, Found all) {
        var statuses = traces.constants().stream()
                .filter(it -> it.startsWith(STATUS))
                .map(it -> HttpStatus.valueOf(it.substring(STATUS.length())))
                .filter(HttpStatus::isError)
                .toList();
        if (statuses.size() == 1) {
            traces.texts().stream()
                    .filter(titles::has)
                    .forEach(it -> all.add(statuses.getFirst().value(), it));
        }
    }

    private static Method methodOf(java.lang.reflect.Method method) {
        return new Method(
                internal(method.getDeclaringClass()),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Class<?> loaded(String type) {
        try {
            return Class.forName(type.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As `Problems` in platform/web answers.
    private static int statusOf(Refused.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case RATE_LIMITED -> 429;
            case BUSY -> 503;
        };
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

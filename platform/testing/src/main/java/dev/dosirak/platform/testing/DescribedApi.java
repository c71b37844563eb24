package dev.dosirak.platform.testing;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Tells springdoc what our own conventions mean: who may call (`x-caller`), which commands need a
/// key, which the version that was seen, which begin something and are refused first where too much is asked
/// (`x-new-work`), and how is answered who asks how far a stream was heard.
@Configuration(proxyBeanMethods = false)
class DescribedApi {

    private static final String CALLER = "dev.dosirak.platform.web.caller.Caller";
    private static final String SEEN = "dev.dosirak.platform.web.seen.SeenVersion";
    private static final String IDEMPOTENT = "dev.dosirak.platform.web.idempotency.Idempotent";
    private static final String HEARD_STREAM = "Dosirak-Heard-Stream";
    private static final String HEARD_UP_TO = "Dosirak-Heard-Up-To";
    private static final String NEW_WORK = "dev.dosirak.platform.web.limit.NewWork";

    @Bean
    GlobalOperationCustomizer ourConventions() {
        return DescribedApi::describe;
    }

    /// A value that reads itself is a text on the wire, however many parts it has.
    @Bean
    ParameterCustomizer textsThatReadThemselves() {
        return (described, parameter) -> {
            if (described != null && isRead(parameter.getParameterType())) {
                described.schema(new StringSchema());
            }
            return described;
        };
    }

    private static boolean isRead(Class<?> type) {
        return type.getName().startsWith("dev.dosirak.")
                && !type.isEnum()
                && Arrays.stream(type.getMethods())
                        .anyMatch(it -> it.getName().equals("valueOf")
                                && Arrays.equals(it.getParameterTypes(), new Class<?>[] {String.class}));
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (isCaller(parameter)) {
                isNoParameter(parameter, operation);
                operation.addExtension("x-caller", callerOf(parameter));
            }
            if (parameter.getParameterType().getName().equals(SEEN)) {
                isNoParameter(parameter, operation);
                operation.addParametersItem(new Parameter()
                        .name("If-Match")
                        .in("header")
                        .required(true)
                        .schema(new StringSchema()));
            }
        }
        if (hasParameter(operation, HEARD_STREAM)) {
            Objects.requireNonNull(operation.getResponses().get("200"))
                    .addHeaderObject(HEARD_UP_TO, new Header().schema(new DateTimeSchema()));
        }
        if (isMarked(method, NEW_WORK)) {
            operation.addExtension("x-new-work", true);
        }
        if (isMarked(method, IDEMPOTENT)) {
            operation.addParametersItem(new Parameter()
                    .name("Idempotency-Key")
                    .in("header")
                    .required(true)
                    .schema(new StringSchema().minLength(1).maxLength(200)));
        }
        return operation;
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> name.equals(it.getName()));
    }

    private static boolean isMarked(HandlerMethod method, String annotation) {
        return Arrays.stream(method.getMethod().getAnnotations())
                .anyMatch(it -> it.annotationType().getName().equals(annotation));
    }

    private static void isNoParameter(MethodParameter ours, Operation operation) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ours.getParameterType());
        var name = ours.getParameterName();
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(it -> it.getName().equals(name));
        }
    }

    private static boolean isCaller(MethodParameter parameter) {
        return parameter.getParameterType().getName().startsWith(CALLER);
    }

    private static String callerOf(MethodParameter parameter) {
        var type = parameter.getParameterType().getSimpleName();
        return type.equals("Caller") ? "any member" : type.toLowerCase(Locale.ROOT);
    }
}

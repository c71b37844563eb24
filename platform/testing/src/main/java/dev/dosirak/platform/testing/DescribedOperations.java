package dev.dosirak.platform.testing;

import dev.dosirak.platform.kernel.PublicRoute;
import dev.dosirak.platform.testing.CallGraph.Method;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/// Who may call an operation, what it takes beside its parameters, and how it may answer.
final class DescribedOperations {

    private static final String CALLER = "dev.dosirak.platform.web.caller.Caller";
    private static final String SEEN = "dev.dosirak.platform.web.ifmatch.IfMatch";
    private static final String IDEMPOTENT = "dev.dosirak.platform.web.idempotency.Idempotent";
    private static final String NEW_WORK = "dev.dosirak.platform.web.limit.NewWork";
    private static final String PLATFORM = "dev.dosirak.platform.";

    private static final String HEARD_STREAM = "Dosirak-Heard-Stream";
    private static final String HEARD_UP_TO = "Dosirak-Heard-Up-To";
    private static final String AS_OF = "Dosirak-As-Of";

    private static final Set<String> BEFORE_TAGS = Set.of("api", "internal", "v1");

    private static final List<String> WRITTEN = List.of("text/event-stream", "application/x-ndjson", "text/plain");

    private final Map<java.lang.reflect.Method, Address> addresses = new HashMap<>();
    private final List<PublicRoute> open;
    private final CallGraph calls;
    private final CallGraph platformCalls;
    private final OperationProblems problems;

    /// @param method in upper case
    record Address(String method, String path) {

        boolean isInternal() {
            return path.startsWith("/internal/");
        }

        /// `orders` of `/api/v1/orders/{id}`, `admission` of `/internal/v1/admission`.
        String tag() {
            var first = Stream.of(path.split("/", -1))
                    .filter(it -> !it.isEmpty() && !BEFORE_TAGS.contains(it))
                    .findFirst()
                    .orElseThrow();
            return first.startsWith("{") || first.equals("domains") ? "sync" : first.replaceFirst("^\\.", "");
        }
    }

    DescribedOperations(ApplicationContext service) {
        service.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    var verbs = info.getMethodsCondition().getMethods();
                    if (!verbs.isEmpty()) {
                        var path = info.getPatternValues().iterator().next();
                        addresses.put(
                                method.getMethod(),
                                new Address(verbs.iterator().next().name(), path));
                    }
                }));
        this.open = Binder.get(service.getEnvironment())
                .bind("dosirak.security.open", String[].class)
                .map(Arrays::asList)
                .orElse(List.of())
                .stream()
                .map(PublicRoute::of)
                .toList();
        var name = service.getEnvironment().getRequiredProperty("spring.application.name");
        var code = new ByteCode("dev.dosirak." + name.replace("-", ""));
        this.calls = new CallGraph(code);
        this.platformCalls = new CallGraph(new ByteCode(PLATFORM.substring(0, PLATFORM.length() - 1)));
        this.problems = new OperationProblems(service, name, code, calls);
    }

    Operation describe(Operation operation, HandlerMethod method) {
        var address = addresses.get(method.getMethod());
        if (address == null) {
            return operation;
        }
        boolean isPlatform = method.getBeanType().getName().startsWith(PLATFORM);
        var traces = (isPlatform ? platformCalls : calls)
                .from(List.of(new Method(
                        method.getMethod().getDeclaringClass().getName().replace('.', '/'),
                        method.getMethod().getName(),
                        MethodType.methodType(
                                        method.getMethod().getReturnType(),
                                        method.getMethod().getParameterTypes())
                                .toMethodDescriptorString())));
        var role = takeCaller(operation, method);
        var takes = new Takes(
                address,
                isPlatform,
                isOpen(address),
                !role.isEmpty(),
                operation.getRequestBody() != null,
                isMarked(method, IDEMPOTENT),
                takeSeenVersion(operation, method),
                operation.getParameters() != null && !operation.getParameters().isEmpty());
        if (takes.key()) {
            takeKey(operation);
        }
        if (isMarked(method, NEW_WORK)) {
            operation.addExtension("x-new-work", true);
        }
        if (isPlatform) {
            operation.addExtension("x-platform", true);
        }
        operation.setOperationId(method.getMethod().getName());
        operation.setTags(List.of(address.tag()));
        operation.setSecurity(securityOf(takes, role));
        describeAnswers(operation, takes, traces);
        if (isText(method.getMethod().getGenericReturnType())) {
            describeWrittenJson(operation);
        }
        operation.addExtension("x-problems", problems.of(takes, traces, method));
        return operation;
    }

    /// What matters for how a request may fail.
    ///
    /// @param platform it is served by several services, whatever these are made of
    /// @param role for members of one role only
    /// @param key an `Idempotency-Key`
    /// @param seen an `If-Match`
    record Takes(
            Address address,
            boolean platform,
            boolean open,
            boolean role,
            boolean body,
            boolean key,
            boolean seen,
            boolean parameters) {

        boolean isPublic() {
            return !address.isInternal();
        }

        boolean isCommand() {
            return !address.method().equals("GET");
        }
    }

    private static List<SecurityRequirement> securityOf(Takes takes, String role) {
        if (takes.open()) {
            return List.of();
        }
        if (takes.address().isInternal()) {
            return List.of(new SecurityRequirement().addList("service"));
        }
        return List.of(new SecurityRequirement().addList("member", role.isEmpty() ? List.of() : List.of(role)));
    }

    private boolean isOpen(Address address) {
        return open.stream()
                .filter(it -> it.allows(address.method()))
                .map(it -> PathPatternParser.defaultInstance.parse(it.path()))
                .anyMatch(
                        it -> it.matches(PathContainer.parsePath(address.path().replaceAll("\\{[^}]*}", "0198c0de"))));
    }

    /// The role of those it is for; empty when it is for all.
    private static String takeCaller(Operation operation, HandlerMethod method) {
        var role = "";
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType().getName().startsWith(CALLER)) {
                isNoParameter(parameter, operation);
                var type = parameter.getParameterType().getSimpleName();
                role = type.equals("Caller") ? "" : type.toLowerCase(Locale.ROOT);
            }
        }
        return role;
    }

    private static boolean takeSeenVersion(Operation operation, HandlerMethod method) {
        var seen = Arrays.stream(method.getMethodParameters())
                .filter(it -> it.getParameterType().getName().equals(SEEN))
                .findFirst();
        seen.ifPresent(it -> {
            isNoParameter(it, operation);
            operation.addParametersItem(header("If-Match").schema(new StringSchema()));
        });
        return seen.isPresent();
    }

    private static void takeKey(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(it -> it.getName().equals("Idempotency-Key"));
        }
        operation.addParametersItem(
                header("Idempotency-Key").schema(new StringSchema().minLength(1).maxLength(200)));
    }

    private static Parameter header(String name) {
        return new Parameter().name(name).in("header").required(true);
    }

    private static void describeAnswers(Operation operation, Takes takes, Traces traces) {
        for (var entry : List.copyOf(operation.getResponses().entrySet())) {
            var answer = entry.getValue();
            if (hasParameter(operation, HEARD_STREAM)) {
                answer.addHeaderObject(HEARD_UP_TO, new Header().schema(new DateTimeSchema()));
            }
            if (traces.texts().contains(AS_OF)) {
                answer.addHeaderObject(AS_OF, new Header().schema(new DateTimeSchema()));
            }
            if (takes.key()) {
                answer.addHeaderObject("Idempotency-Replayed", new Header().schema(new StringSchema()._const("true")));
            }
            if (traces.calls().contains("eTag")) {
                answer.addHeaderObject("ETag", new Header().schema(new StringSchema()));
            }
            WRITTEN.stream()
                    .filter(it -> answer.getContent() == null && traces.texts().contains(it))
                    .forEach(it ->
                            answer.content(new Content().addMediaType(it, new MediaType().schema(new StringSchema()))));
        }
        if (!takes.isCommand() && traces.calls().contains("eTag")) {
            operation.addParametersItem(new Parameter()
                    .name("If-None-Match")
                    .in("header")
                    .required(false)
                    .schema(new StringSchema()));
            operation.getResponses().addApiResponse("304", new ApiResponse().description("Not changed"));
        }
    }

    /// A text that is answered as JSON was written by ourselves, and is an object.
    private static void describeWrittenJson(Operation operation) {
        operation.getResponses().values().stream()
                .filter(it -> it.getContent() != null)
                .map(it -> it.getContent().get("application/json"))
                .filter(it -> it != null)
                .forEach(it -> it.schema(new ObjectSchema()));
    }

    private static boolean isText(Type answer) {
        return answer == String.class
                || answer instanceof ParameterizedType entity
                        && entity.getRawType() == ResponseEntity.class
                        && entity.getActualTypeArguments()[0] == String.class;
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
}

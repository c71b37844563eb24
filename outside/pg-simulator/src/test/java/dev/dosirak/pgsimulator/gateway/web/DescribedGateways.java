package dev.dosirak.pgsimulator.gateway.web;

import static java.util.Objects.requireNonNull;

import dev.dosirak.pgsimulator.nice.web.NiceAnswers;
import dev.dosirak.pgsimulator.portone.web.PortOneAnswers;
import dev.dosirak.pgsimulator.toss.web.TossAnswers;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;

/// What is not ours in the simulator's contract: gateways have locks of their own, and say no in their own forms.
/// Operations are tagged with the gateway, or with `simulator`, and named after it.
@TestConfiguration(proxyBeanMethods = false)
public class DescribedGateways {

    private static final String SIMULATOR = "simulator";
    private static final String NICE = "nice";

    /// What operations answer with whose answers are kept as they were written.
    private static final Map<String, Class<?>> WRITTEN = written();

    /// How each says no; the simulator's own side as Toss does.
    private static final Map<String, Class<?>> ERRORS = Map.of(
            "toss",
            TossAnswers.ERROR,
            NICE,
            NiceAnswers.ERROR,
            "portone",
            PortOneAnswers.ERROR,
            SIMULATOR,
            TossAnswers.ERROR);

    private static Map<String, Class<?>> written() {
        var all = new HashMap<>(TossAnswers.WRITTEN);
        all.putAll(PortOneAnswers.WRITTEN);
        return all;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    GlobalOperationCustomizer itsOwnWays() {
        return (operation, method) -> {
            var side = sideOf(method);
            var name = method.getMethod().getName();
            if (!side.equals(SIMULATOR)) {
                name = side + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            }
            operation.setOperationId(name);
            operation.setTags(List.of(side));
            operation.getExtensions().remove("x-problems");
            operation.setSecurity(lockOf(method, side));
            var written = WRITTEN.get(name);
            if (written != null) {
                requireNonNull(operation.getResponses().get("200")).setContent(json(resolved(written).schema));
            }
            var error = resolved(requireNonNull(ERRORS.get(side))).schema;
            if (side.equals(NICE) && !isWindow(method)) {
                orRefuse(operation, error);
            }
            operation.getResponses().addApiResponse("4XX", answer("It says no, and why.", error));
            operation
                    .getResponses()
                    .addApiResponse("5XX", answer("It breaks down; what became of it is not known.", error));
            return operation;
        };
    }

    /// A no of the business is HTTP 200, too.
    private static void orRefuse(Operation operation, Schema<?> no) {
        var answer = requireNonNull(operation.getResponses().get("200"));
        var done = requireNonNull(answer.getContent().values().iterator().next().getSchema());
        answer.setContent(json(new Schema<>().anyOf(List.of(done, no))));
    }

    /// The package around `web`, where it is a gateway's.
    private static String sideOf(HandlerMethod method) {
        var around = method.getBeanType().getPackageName().replaceFirst("\\.web$", "");
        var side = around.substring(around.lastIndexOf('.') + 1);
        return side.equals("gateway") || side.equals("webhook") ? SIMULATOR : side;
    }

    /// Open to every browser.
    private static boolean isWindow(HandlerMethod method) {
        return method.getBeanType().getSimpleName().endsWith("WindowController");
    }

    private static List<SecurityRequirement> lockOf(HandlerMethod method, String side) {
        if (isWindow(method)) {
            return List.of();
        }
        var own = new SecurityRequirement().addList(side.equals(SIMULATOR) ? "admin" : side);
        return side.equals(NICE) ? List.of(own, new SecurityRequirement().addList("niceToken")) : List.of(own);
    }

    private static ApiResponse answer(String description, Schema<?> schema) {
        return new ApiResponse().description(description).content(json(schema));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static ResolvedSchema resolved(Class<?> type) {
        return ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    }

    @Bean
    GlobalOpenApiCustomizer itsOwnForm() {
        return api -> {
            WRITTEN.values().forEach(it -> resolved(it).referencedSchemas.forEach(api.getComponents()::addSchemas));
            ERRORS.values().forEach(it -> resolved(it).referencedSchemas.forEach(api.getComponents()::addSchemas));
            api.getComponents()
                    .addSecuritySchemes("toss", basic("The secret key is the user name, the password is empty."))
                    .addSecuritySchemes("nice", basic("The client key is the user name, the secret key the password."))
                    .addSecuritySchemes(
                            "niceToken",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .description("What /nice/v1/access-token gave out, for half an hour."))
                    .addSecuritySchemes(
                            "portone",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.HEADER)
                                    .name("Authorization")
                                    .description("`PortOne` and the API secret, with a space between."))
                    .addSecuritySchemes("admin", basic("The simulator's own key is the user name, where it has one."));
        };
    }

    private static SecurityScheme basic(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description(description);
    }
}

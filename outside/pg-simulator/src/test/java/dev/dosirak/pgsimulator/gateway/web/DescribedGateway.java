package dev.dosirak.pgsimulator.gateway.web;

import static java.util.Objects.requireNonNull;

import dev.dosirak.pgsimulator.gateway.PgError;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;

/// What is not ours in the simulator's contract: it has locks of its own, and says no in its own form.
@TestConfiguration(proxyBeanMethods = false)
public class DescribedGateway {

    /// What operations answer with whose answers are kept as they were written.
    private static final Map<String, Class<?>> WRITTEN = Map.of(
            "issue", BillingController.BillingKeyView.class,
            "pay", PaymentView.class,
            "cancel", PaymentView.class);

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    GlobalOperationCustomizer itsOwnWays() {
        return (operation, method) -> {
            operation.getExtensions().remove("x-problems");
            operation.setSecurity(lockOf(method));
            var written = WRITTEN.get(operation.getOperationId());
            if (written != null) {
                requireNonNull(operation.getResponses().get("200")).setContent(json(resolved(written).schema));
            }
            operation.getResponses().addApiResponse("4XX", error("It says no, and why."));
            operation.getResponses().addApiResponse("5XX", error("It breaks down; what became of it is not known."));
            return operation;
        };
    }

    private static List<SecurityRequirement> lockOf(HandlerMethod method) {
        return switch (method.getBeanType().getSimpleName()) {
            case "CardWindowController" -> List.of();
            case "SimulatorController" -> List.of(new SecurityRequirement().addList("admin"));
            default -> List.of(new SecurityRequirement().addList("merchant"));
        };
    }

    private static ApiResponse error(String description) {
        var schema = new Schema<>().$ref("#/components/schemas/Error");
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
        var code = new StringSchema();
        Arrays.stream(PgError.Code.values()).map(Enum::name).forEach(code::addEnumItem);
        var error = new ObjectSchema()
                .addProperty("code", code)
                .addProperty("message", new StringSchema().description("In Korean, for people."))
                .required(List.of("code", "message"));
        return api -> {
            WRITTEN.values().forEach(it -> resolved(it).referencedSchemas.forEach(api.getComponents()::addSchemas));
            api.getComponents()
                    .addSchemas("Error", error)
                    .addSecuritySchemes("merchant", basic("The secret key is the user name, the password is empty."))
                    .addSecuritySchemes("admin", basic("The same with the simulator's own key, where it has one."));
        };
    }

    private static SecurityScheme basic(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description(description);
    }
}

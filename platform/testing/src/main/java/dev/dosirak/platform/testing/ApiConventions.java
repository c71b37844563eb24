package dev.dosirak.platform.testing;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.function.Supplier;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Tells springdoc what our own conventions mean. What OpenAPI has no words for stands in an operation as an
/// extension, for [HttpContract] to make something of: `x-problems` by status, and `x-platform` where it is no
/// service's own.
@Configuration(proxyBeanMethods = false)
class ApiConventions {

    @Bean
    GlobalOperationCustomizer ourOperations(ApplicationContext service) {
        Supplier<DescribedOperations> operations = SingletonSupplier.of(() -> new DescribedOperations(service));
        return (operation, method) -> operations.get().describe(operation, method);
    }

    /// As long as contracts are being written there is nothing to hold answers against.
    @Bean
    FilterRegistrationBean<ContractFilter> answersAreHeldAgainstTheContract(
            @Value("${spring.application.name}") String service) {
        var registration = new FilterRegistrationBean<>(new ContractFilter(service));
        registration.setEnabled(!HttpContract.isBeingWritten());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ModelConverter ourRecords(JsonMapper json) {
        return new RecordSchemas(json);
    }

    /// A value that reads itself is a text on the wire, however many parts it has.
    @Bean
    ParameterCustomizer ourParameters() {
        return (described, parameter) -> {
            if (described != null && isRead(parameter.getParameterType())) {
                described.schema(new StringSchema());
            }
            if (described != null && described.getSchema() != null) {
                Schema<?> schema = described.getSchema();
                RecordSchemas.nameAlternatives(schema);
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
}

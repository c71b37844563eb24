package dev.dosirak.identity;

import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/// The whole service on real PostgreSQL, checking its tokens with the keys that it publishes itself over HTTP.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        classes = IdentityApplication.class,
        properties = {
            "dosirak.identity.bcrypt-strength=4",
            "dosirak.identity.operator.email=" + IdentityClient.OPERATOR_EMAIL,
            "dosirak.identity.operator.password=" + IdentityClient.OPERATOR_PASSWORD
        })
@ContextConfiguration(initializers = IdentityTest.OwnDatabase.class)
public @interface IdentityTest {

    /// A fresh database, and a port that is known before the start, because the service calls itself there.
    final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = TestInfrastructure.get().newDatabase("identity");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "own-database",
                            Map.of(
                                    "spring.datasource.url", database.jdbcUrl(),
                                    "spring.datasource.username", database.username(),
                                    "spring.datasource.password", database.password(),
                                    "dosirak.security.service-key", "a-key-that-only-services-under-test-know",
                                    "server.port", Ports.free())));
        }
    }
}

package dev.dosirak.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.catalog.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ServiceSettingsTest {

    @DosirakService(value = "payment", ownTables = "departure")
    private static final class Payment {}

    @DosirakService("search")
    private static final class Search {}

    @DosirakService("storefront")
    private static final class Storefront {}

    @DosirakService("serach")
    private static final class Misspelt {}

    @Test
    void tablesFollowFromTheEntryAndTheAnnotation() {
        assertThat(settings(Payment.class).get("spring.flyway.locations"))
                .isEqualTo("classpath:db/platform/outbox,classpath:db/platform/inbox,classpath:db/platform/eventstore,"
                        + "classpath:db/platform/idempotency,classpath:db/payment");
    }

    @Test
    void whoHasNoDatabaseIsGivenNone() {
        assertThat(settings(Search.class))
                .containsOnlyKeys(
                        "spring.config.name", "spring.application.name", "server.port", "dosirak.security.open");
    }

    @Test
    void whatTheCatalogDoesNotKnowDoesNotStart() {
        assertThatThrownBy(() -> environment(Misspelt.class, Map.of()))
                .hasMessage("The catalog has no service 'serach'");
    }

    @Test
    void whatIsOpenAtTheWindowIsNotOpenAtThePortForServices() {
        assertThat(settings(Search.class))
                .containsEntry("dosirak.security.open", Service.SEARCH.spec().open());
        assertThat(settings(Storefront.class)).doesNotContainKey("dosirak.security.open");
    }

    @Test
    void itsVariablesBearItsName() {
        var payment = environment(
                Payment.class, Map.of("PAYMENT_PORT", 1, "PAYMENT_DATASOURCE_URL", "jdbc:x", "PAYMENT_POOL", 3));

        assertThat(payment.getProperty("server.port")).isEqualTo("1");
        assertThat(payment.getProperty("spring.datasource.url")).isEqualTo("jdbc:x");
        assertThat(payment.getProperty("spring.datasource.username")).isEqualTo("payment");
        assertThat(payment.getProperty("spring.datasource.hikari.maximum-pool-size"))
                .isEqualTo("3");
        assertThat(environment(Payment.class, Map.of()).getProperty("spring.datasource.hikari.maximum-pool-size"))
                .isEqualTo("10");
    }

    /// `payment.yml` of these tests says another timeout than `platform.yml`.
    @Test
    void itsOwnFileComesAfterThePlatformsAndBothAfterTheEnvironment() {
        var payment = environment(Payment.class, Map.of("server.tomcat.accept-count", 7));

        assertThat(payment.getProperty("server.shutdown")).isEqualTo("graceful");
        assertThat(payment.getProperty("server.tomcat.connection-timeout")).isEqualTo("1s");
        assertThat(payment.getProperty("server.tomcat.accept-count")).isEqualTo("7");
    }

    private static Map<String, Object> settings(Class<?> application) {
        return ServiceSettings.of(application).orElseThrow();
    }

    private static Environment environment(Class<?> application, Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new ServiceSettings().postProcessEnvironment(environment, new SpringApplication(application));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}

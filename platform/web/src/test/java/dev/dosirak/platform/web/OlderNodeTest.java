package dev.dosirak.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// A node starts again, or one is rolled back, after a newer version has migrated its database.
class OlderNodeTest {

    private final TestDatabase database = TestInfrastructure.get().newDatabase("notebook");

    @Test
    void aNodeStartsOnTheDatabaseOfANewerOneWhateverTheNumbersOfItsScripts() {
        assertThat(node("platform/outbox", "notebook").migrate().success).isTrue();
        var newer = node("platform/outbox", "platform/eventstore", "platform/aggregates", "notebook");
        assertThat(newer.migrate().migrations)
                .extracting(it -> it.version)
                .contains("0.70", "0.71", "0.72")
                .doesNotContain("1");

        var older = node("platform/outbox", "notebook").migrate();

        assertThat(older.migrationsExecuted).isZero();
    }

    private Flyway node(String... folders) {
        var settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("platform.yml"));
        var ignored =
                Objects.requireNonNull(settings.getObject()).getProperty("spring.flyway.ignore-migration-patterns");
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .placeholders(Map.of("service", "notebook"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .outOfOrder(true)
                .ignoreMigrationPatterns(ignored == null ? new String[] {"*:future"} : ignored.split(",", -1))
                .locations(java.util.Arrays.stream(folders)
                        .map("classpath:db/"::concat)
                        .toArray(String[]::new))
                .load();
    }
}

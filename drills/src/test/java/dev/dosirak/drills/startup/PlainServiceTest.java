package dev.dosirak.drills.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What starts are compared with must itself start: nobody else runs it before a bench does.
class PlainServiceTest {

    @Test
    void itStartsOnAnEmptyDatabaseWithTheLibrariesThatABenchGivesIt(@TempDir Path folder) throws Exception {
        var infrastructure = TestInfrastructure.get();
        var database = infrastructure.newDatabase("plain");

        var seconds = PlainService.start(
                PlainService.classPath(Path.of("target/classes"), Path.of("target")),
                folder.resolve("service.log"),
                List.of(
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "spring.kafka.bootstrap-servers=" + infrastructure.kafkaBootstrapServers()));

        assertThat(seconds).isPositive();
    }
}

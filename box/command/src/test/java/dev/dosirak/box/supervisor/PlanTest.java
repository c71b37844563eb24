package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.box.distribution.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    private static final List<Service> ALL = List.of(Service.values());

    @Test
    void togetherServicesShareOnePostgresAndIsolatedEachHasItsOwn() {
        assertThat(new Plan(ALL, false, Map.of()).postgresPort(Service.SHOP)).isEqualTo(8132);
        assertThat(new Plan(ALL, true, Map.of()).postgresPort(Service.SHOP)).isEqualTo(8142);
        assertThat(new Plan(ALL, true, Map.of()).postgresPort(Service.PG_SIMULATOR))
                .isEqualTo(8149);
    }

    @Test
    void anOffsetMovesEveryPort() {
        var plan = new Plan(ALL, false, Map.of("DOSIRAK_PORT_OFFSET", "1000"));

        assertThat(plan.url(Service.GATEWAY)).isEqualTo(URI.create("http://localhost:9080"));
        assertThat(plan.bootstrapServers()).isEqualTo("127.0.0.1:9192");
        assertThatThrownBy(() -> new Plan(ALL, false, Map.of("DOSIRAK_PORT_OFFSET", "far")).kafkaPort())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatRunsElsewhereIsNotStartedHere(@TempDir Path folder) {
        var plan = new Plan(
                List.of(Service.ORDER, Service.SHOP),
                false,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
                        "CONNECT_URL", "http://connect.example:8083",
                        "ORDER_DATASOURCE_URL", "jdbc:postgresql://order.example/orders",
                        "ORDER_DATASOURCE_PASSWORD", "open sesame"));
        var secrets = Secrets.of(new Home(folder, folder), plan.environment());

        assertThat(plan.ownKafka()).isFalse();
        assertThat(plan.ownConnect()).isFalse();
        assertThat(plan.ownDatabases()).containsExactly(Service.SHOP);
        assertThat(plan.database(Service.ORDER, secrets).password()).isEqualTo("open sesame");
        assertThat(plan.database(Service.ORDER, secrets).address().getHost()).isEqualTo("order.example");
        assertThat(plan.environmentOfServices(secrets))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092")
                .containsEntry("SHOP_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8132/shop");
    }

    @Test
    void noRoleBearsANameThatPostgresKeepsForItself() {
        assertThat(ALL).noneMatch(it -> it.role().startsWith("pg_"));
    }
}

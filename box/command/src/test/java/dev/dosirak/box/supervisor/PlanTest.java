package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.catalog.Service;
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
        assertThat(new Plan(ALL, Topology.TOGETHER, Map.of()).postgresPort(Service.SHOP))
                .isEqualTo(8132);
        assertThat(new Plan(ALL, Topology.ISOLATED, Map.of()).postgresPort(Service.SHOP))
                .isEqualTo(8142);
        assertThat(new Plan(ALL, Topology.ISOLATED, Map.of()).postgresPort(Service.PG_SIMULATOR))
                .isEqualTo(8149);
    }

    @Test
    void anOffsetMovesEveryPort() {
        var plan = new Plan(ALL, Topology.TOGETHER, Map.of("DOSIRAK_PORT_OFFSET", "1000"));

        assertThat(plan.url(Service.GATEWAY)).isEqualTo(URI.create("http://localhost:9080"));
        assertThat(plan.bootstrapServers()).isEqualTo("127.0.0.1:9192");
        assertThatThrownBy(() -> new Plan(ALL, Topology.TOGETHER, Map.of("DOSIRAK_PORT_OFFSET", "far")).kafkaPort())
                .isInstanceOf(CommandFailed.class);
    }

    @Test
    void whatRunsElsewhereIsNotStartedHere(@TempDir Path folder) {
        var plan = new Plan(
                List.of(Service.ORDER, Service.SHOP),
                Topology.TOGETHER,
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
        assertThat(plan.environmentOf(plan.services(), secrets, 1))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092")
                .containsEntry("SHOP_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8132/shop");
    }

    @Test
    void whatOpensKafkaReachesServicesWhoeverRunsIt(@TempDir Path folder) {
        var home = new Home(folder, folder);
        var own = new Plan(ALL, Topology.TOGETHER, Map.of());
        var theirs = new Plan(
                ALL,
                Topology.TOGETHER,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
                        "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/kafka/ca.p12",
                        "KAFKA_PORT", "tcp://10.0.0.7:9092"));

        var secrets = Secrets.of(home, own.environment());
        assertThat(own.environmentOf(own.services(), secrets, 1))
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .hasEntrySatisfying(
                        "KAFKA_SASL_JAAS_CONFIG", it -> assertThat(it).contains(secrets.kafkaPassword()));
        assertThat(theirs.environmentOf(theirs.services(), Secrets.of(home, theirs.environment()), 1))
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
        assertThat(theirs.kafkaAccess(secrets).settings())
                .containsOnlyKeys("security.protocol", "sasl.mechanism", "ssl.truststore.location");
    }

    @Test
    void theSimulatorsKeysAreNobodyElses(@TempDir Path folder) {
        var plan = new Plan(ALL, Topology.TOGETHER, Map.of());

        var environment = plan.environmentOf(plan.services(), Secrets.of(new Home(folder, folder), Map.of()), 1);

        assertThat(environment.get("PG_SIMULATOR_SECRET_KEY")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(environment.get("PG_SIMULATOR_NICE_SECRET_KEY")).hasSize(32);
        assertThat(environment.get("PG_SIMULATOR_PORTONE_SECRET_KEY")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(environment.get("PG_SIMULATOR_PORTONE_WEBHOOK_KEY"))
                .startsWith("whsec_")
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(environment).containsEntry("GATEWAY_URL", "http://localhost:8080");
        assertThat(environment.get("PG_SIMULATOR_ADMIN_KEY"))
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(environment.get("PG_SIMULATOR_SECRET_KEY"));
    }

    @Test
    void aProcessLearnsNoSecretOfAnother(@TempDir Path folder) {
        var plan = new Plan(ALL, new Topology(true, 1), Map.of());
        var secrets = Secrets.of(new Home(folder, folder), Map.of());

        var ofReview = plan.environmentOf(List.of(Service.REVIEW), secrets, 1);
        var ofIdentity = plan.environmentOf(List.of(Service.IDENTITY), secrets, 1);

        assertThat(ofReview)
                .containsKeys("DOSIRAK_SERVICE_KEY", "REVIEW_KEY", "REVIEW_DATASOURCE_PASSWORD")
                .doesNotContainKeys(
                        "IDENTITY_KEY",
                        "IDENTITY_OPERATOR_PASSWORD",
                        "PAYMENT_KEY",
                        "PAYMENT_DATASOURCE_PASSWORD",
                        "PG_SIMULATOR_SECRET_KEY",
                        "PG_SIMULATOR_ADMIN_KEY");
        assertThat(ofReview.get("REVIEW_KEY")).isNotEqualTo(ofIdentity.get("IDENTITY_KEY"));
        assertThat(List.of("IDENTITY_KEY", "ORDER_DATASOURCE_PASSWORD", "KAFKA_PASSWORD", "DOSIRAK_PAYMENT_KEY"))
                .allMatch(Secrets::isSecret);
        assertThat(List.of("ORDER_URL", "DOSIRAK_SERVICE_KEY", "KAFKA_SASL_JAAS_CONFIG"))
                .noneMatch(Secrets::isSecret);
    }

    @Test
    void whatIsBeingReplacedIsHandedOnWhileItIsNamed(@TempDir Path folder) {
        var plan = new Plan(ALL, Topology.TOGETHER, Map.of("DOSIRAK_PREVIOUS_SERVICE_KEY", "the former one"));
        var secrets = Secrets.of(new Home(folder, folder), plan.environment());

        assertThat(plan.environmentOf(plan.services(), secrets, 1))
                .containsEntry("DOSIRAK_PREVIOUS_SERVICE_KEY", "the former one")
                .doesNotContainKey("ORDER_PREVIOUS_KEY");
    }

    @Test
    void everyNodeHasPortsOfItsOwnAndAsksItselfFirst(@TempDir Path folder) {
        var plan = new Plan(ALL, new Topology(false, 2), Map.of());
        var secrets = Secrets.of(new Home(folder, folder), plan.environment());

        assertThat(plan.environmentOf(plan.services(), secrets, 1))
                .containsEntry("SHOP_PORT", "8102")
                .containsEntry("SHOP_URL", "http://localhost:8102,http://localhost:8202")
                .containsEntry("STOREFRONT_WINDOW_URL", "http://localhost:8117,http://localhost:8217")
                .containsEntry("DOSIRAK_NODE", "node-1");
        assertThat(plan.environmentOf(plan.services(), secrets, 2))
                .containsEntry("SHOP_PORT", "8202")
                .containsEntry("SHOP_URL", "http://localhost:8202,http://localhost:8102")
                .containsEntry("STOREFRONT_WINDOW_PORT", "8217")
                .containsEntry("SHOP_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8132/shop")
                .containsEntry("PG_SIMULATOR_URL", "http://localhost:8109")
                .containsEntry("DOSIRAK_NODE", "node-2");
    }

    /// People know one address; who wants to know how one of them does asks at another.
    @Test
    void gatewaysOfSeveralNodesShareAPort(@TempDir Path folder) {
        var plan = new Plan(ALL, new Topology(false, 2), Map.of("DOSIRAK_PORT_OFFSET", "1000"));
        var secrets = Secrets.of(new Home(folder, folder), plan.environment());

        assertThat(plan.url(Service.GATEWAY)).isEqualTo(URI.create("http://localhost:9080"));
        assertThat(plan.urls(Service.GATEWAY))
                .containsExactly(URI.create("http://localhost:9180"), URI.create("http://localhost:9280"));
        assertThat(plan.environmentOf(List.of(Service.GATEWAY), secrets, 2))
                .containsEntry("GATEWAY_PORT", "9080")
                .containsEntry("GATEWAY_SHARED_PORT", "true")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9280")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        assertThat(plan.environmentOf(List.of(Service.SHOP), secrets, 2)).doesNotContainKey("MANAGEMENT_SERVER_PORT");
        assertThat(new Plan(ALL, Topology.TOGETHER, Map.of()).environmentOf(ALL, secrets, 1))
                .containsEntry("GATEWAY_PORT", "8080")
                .doesNotContainKeys("GATEWAY_SHARED_PORT", "MANAGEMENT_SERVER_PORT");
    }

    @Test
    void nodesWhoseNameWasGivenAreNotCalledTheSame(@TempDir Path folder) {
        var named = Map.of("DOSIRAK_NODE", "seoul", "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        var secrets = Secrets.of(new Home(folder, folder), named);

        var one = new Plan(ALL, new Topology(false, 1), named);
        assertThat(one.environmentOf(ALL, secrets, 1)).containsEntry("DOSIRAK_NODE", "seoul");
        var two = new Plan(ALL, new Topology(false, 2), named);
        assertThat(two.environmentOf(ALL, secrets, 2)).containsEntry("DOSIRAK_NODE", "seoul-2");
    }

    @Test
    void everyNodeHasEveryServiceButTheGatewayAndWhoIsNotOurs() {
        var two = new Plan(ALL, new Topology(false, 2), Map.of());

        assertThat(two.servicesBesideNodes()).containsExactlyInAnyOrder(Service.GATEWAY, Service.PG_SIMULATOR);
        assertThat(two.servicesOfNodes()).hasSize(ALL.size() - 2);
    }

    @Test
    void aShapeIsReadAsItWasWritten() {
        for (var topology : List.of(Topology.TOGETHER, Topology.ISOLATED, new Topology(false, 3))) {
            assertThat(Topology.parse(topology.toString())).isEqualTo(topology);
        }
        assertThatThrownBy(() -> new Topology(true, 2)).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> new Topology(false, 9)).isInstanceOf(CommandFailed.class);
    }

    @Test
    void noRoleBearsANameThatPostgresKeepsForItself() {
        assertThat(ALL).noneMatch(it -> it.role().startsWith("pg_"));
    }
}

package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is meant for services and those who run them does not pass the gateway, not even for an operator.
interface GatewayBoundary {

    @Test
    default void nothingInternalIsReachedThroughTheGateway(Town town) {
        var shop = UUID.randomUUID();
        var paths = List.of(
                "/internal/v1/shops/" + shop,
                "/internal/v1/shops/import",
                "/internal/v1/parked",
                "/internal/v1/parked?after=0",
                "/actuator",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/env",
                "/toss/window/cards",
                "/simulator/journal",
                "/toss/v1/payments/orders/" + shop,
                "//internal/v1/parked",
                "/INTERNAL/v1/parked",
                "/api/v1/shops/../../../internal/v1/parked",
                "/api/v1/shops/%2e%2e/%2e%2e/%2e%2e/internal/v1/parked",
                "/api/v1/orders/..%2f..%2f..%2finternal/v1/parked",
                "/api/v1/orders/..;/..;/..;/internal/v1/parked",
                "/api/v1/storefront/../../../actuator/health",
                "/api/v1/storefront/%2e%2e/%2e%2e/%2e%2e/actuator/prometheus",
                "/api/v1/storefront/..%5c..%5c..%5cactuator/prometheus");
        for (var who : List.of(town.http(), town.operator().http())) {
            for (var path : paths) {
                var reply = who.get(path);
                assertThat(reply.status()).as("%s → %s", path, reply.text()).isIn(400, 401, 404);
                assertThat(reply.text()).as(path).doesNotContain("\"items\"", "jvm_", "\"UP\"");
            }
        }
    }

    @Test
    default void ofItselfTheGatewaySaysOnlyWhetherItIsWell(Town town) {
        var itself = new Http(town.http().client(), town.platform().url("gateway"), Map.of());
        var health = itself.get("/actuator/health").ok(200);

        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.has("components")).isFalse();
    }

    @Test
    default void aTokenOfAMemberOpensNoInternalDoorOfAService(Town town) {
        // Straight at the services, as somebody within the network could.
        for (var service : List.of("shop", "order", "payment", "relay")) {
            var direct = new Http(
                    town.http().client(),
                    town.platform().url(service),
                    town.operator().http().headers());

            direct.get("/internal/v1/parked").keptAway();
            direct.get("/internal/v1/shops/" + UUID.randomUUID()).keptAway();
        }
    }
}

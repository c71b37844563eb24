package dev.dosirak.payment;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Operators at their gateways, over HTTP.
@ServiceTest(classes = PaymentApplication.class)
class GatewayJourneyTest {

    private static final UUID JISU = UUID.randomUUID();
    private static final String GATEWAYS = "/api/v1/payments/gateways";

    @Value("${local.server.port}")
    int port;

    @Autowired
    JdbcClient jdbc;

    private HttpCaller jisu;

    @BeforeEach
    void comeIn() {
        jisu = new HttpCaller(port).as("operator", JISU);
    }

    @AfterEach
    void leaveAsItWas() {
        jdbc.sql("truncate gateway_terms, gateway_change").update();
        jisu.put(GATEWAYS + "/toss/weight", "{\"weight\":100,\"why\":\"as before\"}");
    }

    @Test
    void anOperatorWeighsAndSwitchesAndItIsOnRecord() {
        assertThat(put("/nice/weight", "{\"weight\":0,\"why\":\"their notice\"}"))
                .isEqualTo(204);
        assertThat(put("/toss/switch", "{\"on\":false,\"why\":\"their DDoS\"}")).isEqualTo(204);
        assertThat(put("/portone/brands/kb/switch", "{\"on\":false,\"why\":\"KB at night\"}"))
                .isEqualTo(204);
        assertThat(put(
                        "/portone/limits",
                        "{\"perSecond\":20,\"leastAmount\":100,\"mostAmount\":1000000,\"why\":\"the contract\"}"))
                .isEqualTo(204);

        assertThat(gateway("nice").path("weight").asInt()).isZero();
        assertThat(gateway("toss").path("on").asBoolean()).isFalse();
        assertThat(gateway("portone").path("brandsOff").path(0).asString()).isEqualTo("kb");
        assertThat(gateway("portone").path("perSecond").asInt()).isEqualTo(20);
        assertThat(gateway("portone").path("state").asString()).isEqualTo("closed");
        var change = json(jisu.get(GATEWAYS + "/changes"))
                .path("items")
                .valueStream()
                .filter(it -> it.path("why").asString().equals("their notice"))
                .findAny()
                .orElseThrow();
        assertThat(change.path("by").asString()).isEqualTo(JISU.toString());
        assertThat(change.path("from").asString()).isEqualTo("100");
        assertThat(change.path("to").asString()).isEqualTo("0");
    }

    @Test
    void whatMakesNoSenseIsRefusedForItsReason() {
        assertThat(refusal("/nice/weight", "{\"weight\":-1,\"why\":\"?\"}")).isEqualTo("422 weight-out-of-range");
        assertThat(refusal("/nice/weight", "{\"weight\":1000000,\"why\":\"?\"}"))
                .isEqualTo("422 weight-out-of-range");
        assertThat(refusal("/kicc/weight", "{\"weight\":1,\"why\":\"?\"}")).isEqualTo("404 unknown-gateway");
        assertThat(refusal("/nice/methods/cheque/switch", "{\"on\":true,\"why\":\"?\"}"))
                .isEqualTo("404 unknown-switch");
        assertThat(refusal("/nice/limits", "{\"perSecond\":1,\"leastAmount\":0,\"mostAmount\":1,\"why\":\"?\"}"))
                .isEqualTo("422 limit-out-of-range");
        assertThat(put("/nice/weight", "{\"weight\":1}"))
                .as("nobody would know why")
                .isEqualTo(400);
        put("/nice/weight", "{\"weight\":0,\"why\":\"away\"}");
        put("/portone/switch", "{\"on\":false,\"why\":\"away\"}");
        assertThat(refusal("/toss/switch", "{\"on\":false,\"why\":\"away\"}")).isEqualTo("409 all-gateways-off");
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        var mina = new HttpCaller(port).as("customer", UUID.randomUUID());
        assertThat(mina.get(GATEWAYS).statusCode()).isEqualTo(403);
        assertThat(mina.put(GATEWAYS + "/nice/weight", "{\"weight\":0,\"why\":\"\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new HttpCaller(port).get(GATEWAYS).statusCode()).isEqualTo(401);
    }

    private int put(String path, String body) {
        return jisu.put(GATEWAYS + path, body).statusCode();
    }

    private String refusal(String path, String body) {
        var answer = jisu.put(GATEWAYS + path, body);
        return answer.statusCode() + " " + reason(answer);
    }

    private JsonNode gateway(String name) {
        for (var each : json(jisu.get(GATEWAYS)).path("items")) {
            if (each.path("gateway").asString().equals(name)) {
                return each;
            }
        }
        throw new AssertionError(name);
    }
}

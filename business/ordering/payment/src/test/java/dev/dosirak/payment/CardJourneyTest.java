package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Customers register cards and give them up, and leave.
@ServiceTest(classes = PaymentApplication.class)
class CardJourneyTest extends PaymentJourney {

    @Test
    void whoHasLeftHasNoCardsAndPaysNoMore() throws Exception {
        var card = register(GOOD_CARD);
        place(card);
        awaitState("approved");
        events.publish("identity.member-left.v1", mina, 2, """
                {"memberId": "%s", "role": "customer", "at": "2026-11-21T03:00:00Z"}
                """.formatted(mina));
        await().atMost(LONG)
                .until(() -> get("/api/v1/payment-methods", "customer", mina)
                        .get("items")
                        .isEmpty());

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from billing_key_to_revoke")
                                .query(Long.class)
                                .single())
                        .as("the gateway has forgotten the card, and so have we")
                        .isZero());
        assertThat(register(Simulator.show(GOOD_CARD, mina), "late")
                        .get("reason")
                        .asString())
                .as("the token has outlived its member")
                .isEqualTo("no-valid-token");
        assertThat(delete(card, mina)).isEqualTo(401);
        refundRequested();
        awaitState("refunded");
    }

    @Test
    void aCardBelongsToItsCustomer() throws Exception {
        var card = register(GOOD_CARD);
        var junho = UUID.randomUUID();

        assertThat(get("/api/v1/payment-methods", "customer", mina).get("items"))
                .hasSize(1);
        assertThat(get("/api/v1/payment-methods", "customer", junho).get("items"))
                .isEmpty();
        assertThat(delete(card, junho)).isEqualTo(404);
        assertThat(delete(card, mina)).isEqualTo(204);
        assertThat(delete(card, mina)).isEqualTo(404);
        assertThat(get("/api/v1/payment-methods", "owner", mina).get("reason").asString())
                .isEqualTo("not-for-this-role");
    }

    @Test
    void aCardIsRegisteredOnceForTheSameRequestAndNotAtAllWithoutTheGateway() throws Exception {
        var authKey = Simulator.show(GOOD_CARD, mina);
        Simulator.mode("error");
        var away = register(authKey, "first");
        assertThat(away.get("reason").asString()).isEqualTo("pg-away");
        assertThat(away.get("status").asInt()).isEqualTo(409);
        Simulator.mode("normal");

        var card = register(authKey, "first");
        var shown =
                get("/api/v1/payment-methods", "customer", mina).get("items").get(0);
        assertThat(shown.get("card").get("number").asString()).isEqualTo("433012******1234");
        assertThat(register(authKey, "first")).isEqualTo(card);
        assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency")
                        .query(String.class)
                        .single())
                .as("what is kept of commands, also when the card is removed")
                .contains(card.get("paymentMethodId").asString())
                .doesNotContain("433012");
        assertThat(register(authKey, "second").get("reason").asString()).isEqualTo("card-not-accepted");
    }

    private int delete(UUID method, UUID customer) throws IOException, InterruptedException {
        return http.send(
                        request("/api/v1/payment-methods/" + method, "customer", customer)
                                .DELETE()
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}

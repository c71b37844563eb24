package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Operators put disputes on record, and no money goes back twice.
@ServiceTest(classes = PaymentApplication.class)
class ChargebackJourneyTest extends PaymentJourney {

    private static final UUID OPERATOR = UUID.randomUUID();

    @Test
    void anOrderThatIsOffWaitsForTheCardCompanyAndHasTheRestBack() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        var opened = open(8_000, "first");
        var dispute = json.readTree(opened.body()).get("chargebackId").asString();

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(open(8_000, "first").body()).isEqualTo(opened.body());
        assertThat(task().get("kind").asString()).isEqualTo("chargeback");
        assertThat(task().get("detail").asString()).contains("8,000 won", "부정 사용");
        assertThat(payment().get("chargebacks").findValuesAsString("state")).containsExactly("open");
        assertThat(open(10_001, "second").body()).contains("more-than-captured", "10,000");

        refundRequested();
        awaitState("refund-pending");
        assertThat(close(dispute, "perhaps").body()).contains("unknown-outcome");
        assertThat(close(dispute, "lost").statusCode()).isEqualTo(204);
        assertThat(close(dispute, "lost").statusCode()).isEqualTo(204);
        assertThat(close(dispute, "won").body()).contains("chargeback-closed");

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isEqualTo(8_000);
        assertThat(Simulator.journal(order).findValuesAsString("amount")).containsExactly("18000", "10000");
        assertThat(task().isMissingNode()).isTrue();
        assertThat(published())
                .containsExactly(
                        "payment.approved.v1",
                        "payment.chargeback-opened.v1",
                        "payment.chargeback-closed.v1",
                        "payment.refunded.v1");
        assertThat(body("payment.refunded.v1").get("amount").asLong()).isEqualTo(10_000);
        assertThat(payment().get("refunded").asLong()).isEqualTo(10_000);
        assertThat(jdbc.sql("select given_back from captured_money where order_id = ?")
                        .param(order)
                        .query(Long.class)
                        .single())
                .as("what statements are compared with")
                .isEqualTo(10_000);
        assertThat(body("payment.chargeback-closed.v1").get("outcome").asString())
                .isEqualTo("lost");
        EventContracts.verify(jdbc);
    }

    @Test
    void onlyOperatorsPutThemOnRecordAndOnlyOfWhatWasTaken() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");

        assertThat(caller("customer", mina, "own").post(path(), form(100)).statusCode())
                .isEqualTo(403);
        for (var amount : new long[] {0, -1}) {
            assertThat(open(amount, "none" + amount).statusCode()).isEqualTo(400);
        }
        assertThat(caller("operator", OPERATOR, "nobody")
                        .post("/api/v1/payments/" + UUID.randomUUID() + "/chargebacks", form(100))
                        .statusCode())
                .isEqualTo(404);
        assertThat(close(UUID.randomUUID().toString(), "won").body()).contains("unknown-chargeback");
        assertThat(payment().get("chargebacks").isEmpty()).isTrue();
    }

    private HttpResponse<String> open(long amount, String key) {
        return caller("operator", OPERATOR, key).post(path(), form(amount));
    }

    private HttpResponse<String> close(String dispute, String outcome) {
        return caller("operator", OPERATOR, "")
                .put(path() + "/" + dispute + "/outcome", "{\"outcome\": \"%s\"}".formatted(outcome));
    }

    private HttpCaller caller(String role, UUID member, String key) {
        return new HttpCaller(port).as(role, member).key(key.isEmpty() ? "" : key + order);
    }

    private String path() {
        return "/api/v1/payments/" + order + "/chargebacks";
    }

    private static String form(long amount) {
        return "{\"amount\": %d, \"reason\": \"부정 사용\"}".formatted(amount);
    }
}

package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Operators give parts of an order's money back, and the order goes on.
@ServiceTest(classes = PaymentApplication.class)
class PartialRefundJourneyTest extends PaymentJourney {

    private static final UUID OPERATOR = UUID.randomUUID();

    @Test
    void partsGoBackOneAfterTheOtherAndTheRestWhenTheOrderIsOff() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        var first = giveBack(4_000, "soup");
        var repeated = giveBack(4_000, "soup");
        var second = giveBack(5_000, "rice");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(second.body()).isNotEqualTo(first.body());
        awaitRefunded(9_000);
        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(payment().get("partialRefunds").findValuesAsString("state")).containsExactly("refunded", "refunded");
        assertThat(Simulator.journal(order).findValuesAsString("amount")).containsExactly("18000", "4000", "5000");

        var tooMuch = giveBack(9_001, "rest");
        assertThat(tooMuch.statusCode()).isEqualTo(409);
        assertThat(json.readTree(tooMuch.body()).get("type").asString()).endsWith(":more-than-left");
        assertThat(tooMuch.body()).contains("9,000");

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published())
                .filteredOn("payment.partially-refunded.v1"::equals)
                .hasSize(2);
        assertThat(body("payment.refunded.v1").get("amount").asLong()).isEqualTo(LUNCH);
        assertThat(giveBack(1, "more").body()).contains("all-goes-back");
    }

    @Test
    void aPartWhoseAnswerIsLostGoesBackOnce() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.mode("answer-lost");
        giveBack(4_000, "soup");
        await().atMost(LONG).until(() -> Simulator.balance(order) == LUNCH - 4_000);

        Simulator.mode("normal");
        awaitRefunded(4_000);
        assertThat(events("partial-refund-attempted")).isEqualTo(1);
        assertThat(Simulator.journal(order).findValuesAsString("amount")).containsExactly("18000", "4000");
        assertThat(task().isMissingNode()).isTrue();
    }

    @Test
    void aPartThatTheGatewayRefusesIsWithdrawn() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.mode("refuse-refund");
        var part = json.readTree(giveBack(4_000, "soup").body()).get("refundId").asString();
        await().atMost(LONG)
                .until(() ->
                        events("partial-refund-not-done") > 0 && stateOfPart().equals("pending"));

        assertThat(caller("operator", OPERATOR, "").delete(path() + "/" + part).statusCode())
                .isEqualTo(204);
        assertThat(stateOfPart()).isEqualTo("withdrawn");
        assertThat(caller("customer", mina, "").delete(path() + "/" + part).statusCode())
                .isEqualTo(403);
        assertThat(caller("operator", OPERATOR, "")
                        .delete(path() + "/" + UUID.randomUUID())
                        .body())
                .contains("unknown-partial-refund");
        Simulator.mode("normal");
        giveBack(18_000, "all");
        awaitRefunded(18_000);
    }

    private String stateOfPart() throws Exception {
        return payment().get("partialRefunds").get(0).get("state").asString();
    }

    private int events(String type) {
        return jdbc.sql("select count(*) from event where stream = ? and type = ?")
                .params(order, type)
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyOperatorsGiveBackAndOnlyWhatThereIs() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");

        assertThat(caller("customer", mina, "own").post(path(), form(100)).statusCode())
                .isEqualTo(403);
        for (var amount : new long[] {0, -1}) {
            assertThat(giveBack(amount, "none" + amount).statusCode()).isEqualTo(400);
        }
        assertThat(caller("operator", OPERATOR, "").post(path(), form(100)).statusCode())
                .isEqualTo(400);
        assertThat(caller("operator", OPERATOR, "nobody")
                        .post("/api/v1/payments/" + UUID.randomUUID() + "/partial-refunds", form(100))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);
    }

    private HttpResponse<String> giveBack(long amount, String key) {
        return caller("operator", OPERATOR, key).post(path(), form(amount));
    }

    private HttpCaller caller(String role, UUID member, String key) {
        return new HttpCaller(port).as(role, member).key(key.isEmpty() ? "" : key + order);
    }

    private String path() {
        return "/api/v1/payments/" + order + "/partial-refunds";
    }

    private static String form(long amount) {
        return "{\"amount\": %d, \"reason\": \"국이 식어서 왔음\"}".formatted(amount);
    }

    private void awaitRefunded(long won) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(payment().get("refunded").asLong()).isEqualTo(won));
    }
}

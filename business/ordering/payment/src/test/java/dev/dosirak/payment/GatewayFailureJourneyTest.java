package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The gateway loses answers, breaks, hangs, takes money back or refuses to give it back; in the end the money is where
/// it belongs.
@ServiceTest(classes = PaymentApplication.class)
class GatewayFailureJourneyTest extends PaymentJourney {

    @Test
    void aLostAnswerIsInquiredAndTheOrderIsPaidOnce() throws Exception {
        place(register(CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aBreakdownBeforeAnythingWasTakenIsTriedAgain() throws Exception {
        place(register(CARD_THAT_STUMBLES));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
    }

    @Test
    void anOrderCancelledWhileTheGatewayIsSilentIsNeverPaidInTheEnd() throws Exception {
        var card = register(GOOD_CARD);
        Simulator.mode("answer-lost");
        place(card);
        awaitState("unknown", "approved");
        cancelled();
        Simulator.mode("normal");

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
    }

    @Test
    void anApprovalThatHangsBeyondEveryPromiseIsGivenBack() throws Exception {
        var card = register(GOOD_CARD);
        Simulator.mode("late", Duration.ofSeconds(20));
        place(card);
        awaitState("unknown");
        cancelled();
        awaitState("cancelled");
        Simulator.mode("normal");
        assertThat(Simulator.balance(order)).as("the gateway still hangs").isZero();

        awaitState("refunded");
        assertThat(Simulator.journal(order)).hasSize(2);
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published())
                .containsExactly("payment.result-unknown.v1", "payment.cancelled.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aPaymentThatTheGatewayTakesBackIsToldAndShownToOperators() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.reverse(order, 8_000);

        awaitState("reversed");
        assertThat(payment().get("refunded").asLong()).isEqualTo(8_000);
        assertThat(published()).containsExactly("payment.approved.v1", "payment.reversed.v1");
        assertThat(task().get("kind").asString()).isEqualTo("reversed");
        assertThat(get("/api/v1/payments/tasks", "customer", mina).get("reason").asString())
                .isEqualTo("not-for-this-role");

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).as("what was left, and no more").isZero();
        assertThat(task().isMissingNode()).isTrue();
        EventContracts.verify(jdbc);
    }

    @Test
    void aRefusedRefundIsSomethingForPeopleAndIsNotWrittenDownForEver() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.mode("refuse-refund");
        refundRequested();
        await().atMost(LONG).until(() -> published().contains("payment.refund-stuck.v1"));

        assertThat(payment().get("state").asString()).isEqualTo("refund-pending");
        var task = task();
        assertThat(task.get("kind").asString()).isEqualTo("refund-stuck");
        assertThat(task.get("detail").asString()).contains("not-cancelable-payment");
        long written = events(order);
        jdbc.sql("update payment_due set due = now() where payment = ?")
                .param(order)
                .update();
        await().atMost(LONG)
                .until(() -> jdbc.sql("select looks from payment_due where payment = ?")
                                .param(order)
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(events(order)).isEqualTo(written);

        Simulator.mode("normal");
        assertThat(post("/api/v1/payments/" + order + "/refund-retries", "operator"))
                .isEqualTo(204);
        awaitState("refunded");
        assertThat(task().isMissingNode()).isTrue();
        assertThat(post("/api/v1/payments/" + UUID.randomUUID() + "/refund-retries", "operator"))
                .isEqualTo(404);
        EventContracts.verify(jdbc);
    }

    private int post(String path, String role) throws IOException, InterruptedException {
        return http.send(
                        request(path, role, UUID.randomUUID())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private long events(UUID stream) {
        return jdbc.sql("select count(*) from event where stream = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }
}

package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Money that is owed waits for the gateway that has it.
@ServiceTest(classes = PaymentApplication.class)
class OwedRefundJourneyTest extends PaymentJourney {

    @AfterEach
    void leaveAsItWas() {
        jdbc.sql("truncate gateway_terms, gateway_change").update();
        weigh(100);
    }

    @Test
    void scenario13ARefundWaitsForItsDeadGatewayAtWeightZero() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.modeOf("toss", "error");
        assertThat(weigh(0)).isEqualTo(204);
        refundRequested();
        awaitLooks(3);

        assertThat(payment().get("state").asString()).isEqualTo("refund-pending");
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);
        Simulator.mode("normal");
        awaitState("refunded");
        assertThat(Simulator.journal(order).findValuesAsString("gateway")).containsExactly("toss", "toss");
        assertThat(Simulator.balance(order)).isZero();
    }

    @Test
    void scenario14ARefundForWhichTheBalanceIsShortIsTriedAgainAndShownToPeople() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.mode("short-balance");
        refundRequested();
        await().atMost(LONG).until(() -> published().contains("payment.refund-stuck.v1"));
        assertThat(task().get("kind").asString()).isEqualTo("refund-stuck");
        assertThat(task().get("detail").asString()).contains("refund-rejected");

        Simulator.mode("normal");
        jdbc.sql("update payment_due set due = now() where payment = ?")
                .param(order)
                .update();
        awaitState("refunded");
        assertThat(task().isMissingNode()).isTrue();
        assertThat(Simulator.balance(order)).isZero();
    }

    private int weigh(int toss) {
        return new HttpCaller(port)
                .as("operator", UUID.randomUUID())
                .put("/api/v1/payments/gateways/toss/weight", "{\"weight\":%d,\"why\":\"test\"}".formatted(toss))
                .statusCode();
    }

    private void awaitLooks(int many) {
        await().atMost(LONG)
                .until(() -> jdbc.sql("select coalesce(max(looks), 0) from payment_due where payment = ?")
                                .param(order)
                                .query(Integer.class)
                                .single()
                        >= many);
    }
}

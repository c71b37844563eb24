package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// The gateways tell of payments by themselves, rightly or wrongly. No journal is compared meanwhile.
@ServiceTest(classes = PaymentApplication.class)
@TestPropertySource(properties = {"dosirak.payment-webhooks.portone=whsec_b2xk,whsec_bmV3", "compare.every=1h"})
class GatewaysTellJourneyTest extends PaymentJourney {

    static final List<String> GATEWAYS = List.of("toss", "nice", "portone");

    @BeforeEach
    void listen() {
        for (var gateway : GATEWAYS) {
            Simulator.webhooks(
                    gateway, "http://localhost:%d/api/v1/payments/webhooks/%s".formatted(port, gateway), "whsec_bmV3");
        }
    }

    @AfterEach
    void listenNoMore() {
        for (var gateway : GATEWAYS) {
            Simulator.webhooks(gateway, "", "");
            Simulator.webhookFaults(gateway, "{}");
        }
    }

    @Test
    void scenario1ALostAnswerIsSettledByWhatTheGatewayTells() throws Exception {
        inquireInAnHour();
        place(register(CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
    }

    @Test
    void scenario4DoneAndAborted45MsApartSevenTimesAreAskedAboutAndThePaymentStands() throws Exception {
        Simulator.webhookFaults("toss", "{\"copies\": 7, \"contradicted\": true}");
        place(register(GOOD_CARD));
        awaitState("approved");
        awaitAsked("toss");

        assertThat(heard("toss")).isEqualTo(8);
        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(published()).containsExactly("payment.approved.v1");
        assertThat(Simulator.journal(order)).hasSize(1);
    }

    @Test
    void whatIsToldInTheWrongOrderChangesNothing() throws Exception {
        Simulator.webhookFaults("toss", "{\"paidLateMillis\": 5000}");
        place(register(GOOD_CARD));
        awaitState("approved");
        cancelled();
        awaitState("refunded");
        await().atMost(LONG).until(() -> heard("toss") == 2);
        awaitAsked("toss");

        assertThat(payment().get("state").asString()).isEqualTo("refunded");
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        assertThat(Simulator.balance(order)).isZero();
    }

    /// It says neither how much nor who has won.
    @Test
    void aDisputeThatPortoneTellsOfIsForPeople() throws Exception {
        place(registerAt("portone", "{\"authKey\": \"%s\"}".formatted(Simulator.issue(GOOD_CARD, mina))));
        awaitState("approved");
        Simulator.dispute(order, false);
        await().atMost(LONG).until(() -> task().path("kind").asString("").equals("dispute-told"));
        assertThat(task().get("detail").asString()).isEqualTo("portone tells: the customer disputes the payment");

        Simulator.dispute(order, true);
        await().atMost(LONG).until(() -> task().path("detail").asString("").equals("portone tells: a dispute is over"));
        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void whatIsNeverToldIsNotMissed() throws Exception {
        Simulator.webhookFaults("toss", "{\"never\": true}");
        place(register(CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(heard("toss")).isZero();
    }

    @Test
    void aCancelByTheGatewaysOperatorIsNoticedAndShownToOurs() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        awaitAsked("toss");
        Simulator.reverse(order, LUNCH);
        awaitState("reversed");

        assertThat(payment().get("refunded").asLong()).isEqualTo(LUNCH);
        assertThat(published()).containsExactly("payment.approved.v1", "payment.reversed.v1");
        assertThat(task().get("kind").asString()).isEqualTo("reversed");
    }

    @Test
    void niceIsUnderstoodAndAnsweredAsItWants() throws Exception {
        var taken = taken("nice");
        inquireInAnHour();
        Simulator.modeOf("nice", "answer-lost");
        place(registerAt("nice", """
                {"card": {"number": "4330-1200 ００００ 1234", "expiryYear": "29", "expiryMonth": "12", "birth": "900131",
                          "passwordTwoDigits": "12"}}
                """));
        awaitState("approved");
        await().atMost(LONG).until(() -> taken("nice") > taken);
    }

    @Test
    void portOneIsKnownByItsSignature() throws Exception {
        var taken = taken("portone");
        inquireInAnHour();
        Simulator.modeOf("portone", "answer-lost");
        place(registerAt("portone", "{\"authKey\": \"%s\"}".formatted(Simulator.issue(GOOD_CARD, mina))));
        awaitState("approved");
        await().atMost(LONG).until(() -> taken("portone") > taken);
    }

    private static long taken(String gateway) {
        return Simulator.webhookCounts(gateway).get("taken").asLong();
    }

    private UUID registerAt(String gateway, String authorization) throws IOException, InterruptedException {
        var form = "{\"authorizations\": {\"%s\": %s}}".formatted(gateway, authorization);
        var answer = http.send(
                request("/api/v1/payment-methods", "customer", mina)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return UUID.fromString(
                json.readTree(answer.body()).get("paymentMethodId").asString());
    }

    /// What this gateway has told of the order was looked at.
    private void awaitAsked(String gateway) {
        await().atMost(LONG)
                .until(() -> jdbc.sql("""
                                select count(*) from webhook_inquiry
                                 where payment = ? and gateway = ? and asked > 0 and due is null
                                """)
                                .params(order, gateway)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private int heard(String gateway) {
        return jdbc.sql("select coalesce(sum(heard), 0) from webhook_inquiry where payment = ? and gateway = ?")
                .params(order, gateway)
                .query(Integer.class)
                .single();
    }
}

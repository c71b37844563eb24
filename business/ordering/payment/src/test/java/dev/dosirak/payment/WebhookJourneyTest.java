package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Somebody tells of payments, whoever it is; scenarios 1 and 4 of lost and contradicting words. No journal is compared
/// meanwhile.
@ServiceTest(classes = PaymentApplication.class)
@TestPropertySource(properties = {"dosirak.payment-webhooks.portone=whsec_b2xk,whsec_bmV3", "compare.every=1h"})
class WebhookJourneyTest extends PaymentJourney {

    static final String NICE_SECRET = "test_sk_dosirak_of_nice_32_bytes";

    private static final String EDI_DATE = "2026-12-02T12:00:00.000+0900";

    @Test
    void scenario1ALostAnswerIsSettledByAWebhookBeforeTheInquiryIsDue() throws Exception {
        inquireInAnHour();
        place(register(CARD_THAT_LOSES_ANSWERS));
        awaitState("unknown");

        assertThat(toss(order, "ABORTED").statusCode()).isEqualTo(200);
        awaitState("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
    }

    @Test
    void scenario4OfWordsThatContradictEachOtherTheInquiryDecides() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        for (var word : new String[] {"DONE", "ABORTED", "CANCELED", "DONE", "ABORTED", "CANCELED", "ABORTED"}) {
            assertThat(toss(order, word).statusCode()).isEqualTo(200);
        }
        await().atMost(LONG).until(() -> asked(order) > 0);

        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(published()).containsExactly("payment.approved.v1");
        assertThat(jdbc.sql("select count(*) from webhook_inquiry where payment = ?")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aWordOfADepositIsReadAtItsTopAndNothingOfItIsBelieved() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        assertThat(deposit("DONE").statusCode()).isEqualTo(200);
        assertThat(claims()).containsExactly("captured");
        assertThat(deposit("WAITING_FOR_DEPOSIT").statusCode()).isEqualTo(200);
        await().atMost(LONG).until(() -> asked(order) > 0);

        assertThat(claims()).containsExactly("other");
        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    private List<String> claims() {
        return jdbc.sql("select claim from webhook_inquiry where payment = ?")
                .param(order)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private HttpResponse<String> deposit(String status) throws IOException, InterruptedException {
        return post("toss", """
                {"eventType": "DEPOSIT_CALLBACK", "createdAt": "2026-12-03T00:00:00.000000", "secret": "ps_anything",
                 "orderId": "%s", "status": "%s", "transactionKey": "tx"}
                """.formatted(order, status));
    }

    @Test
    void whatAnOperatorCallsOffAtTheGatewayIsNoticed() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.reverse(order, 8_000);

        toss(order, "PARTIAL_CANCELED");
        awaitState("reversed");
        assertThat(payment().get("refunded").asLong()).isEqualTo(8_000);
    }

    @Test
    void anOrderThatNobodyKnowsIsAnsweredLikeAnyOtherAndAskedAboutByNobody() throws Exception {
        var stranger = UUID.randomUUID();
        place(register(GOOD_CARD));
        awaitState("approved");
        var known = toss(order, "DONE");
        var unknown = toss(stranger, "DONE");
        var foreign = post("toss", "{\"data\": {\"orderId\": \"a-thing\"}}");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(foreign.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body()).isEqualTo(foreign.body());
        assertThat(jdbc.sql("select count(*) from webhook_inquiry where payment = ?")
                        .param(stranger)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotTheGatewaysIsRefusedAndMovesNothing() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        var now = Instant.now();

        assertThat(reason(portone(now, "wrong", "bmV3"))).isEqualTo("webhook-forged");
        assertThat(reason(portone(now.minusSeconds(301), order.toString(), "bmV3")))
                .isEqualTo("webhook-old");
        assertThat(reason(nice(EDI_DATE, "0".repeat(64)))).isEqualTo("webhook-forged");
        assertThat(reason(nice("", sha256("tid-1" + LUNCH + NICE_SECRET))))
                .as("signed as a return from the window is")
                .isEqualTo("webhook-forged");
        assertThat(reason(post("toss", "{}"))).isEqualTo("webhook-unreadable");
        assertThat(post("toss", "\uFEFF{\"eventType\": \"BILLING_DELETED\"}").statusCode())
                .as("some programs begin with a byte order mark")
                .isEqualTo(200);
        assertThat(post("toss", "{\"eventType\": \"BILLING_DELETED\", \"data\": {\"billingKey\": \"b\"}}")
                        .statusCode())
                .as("of no payment")
                .isEqualTo(200);
        assertThat(reason(post("toss", "not json"))).isEqualTo("webhook-unreadable");
        assertThat(reason(post("toss", "{\"data\": {\"orderId\": \"%s\"}}".formatted("x".repeat(20_000)))))
                .isEqualTo("body-too-large");
        assertThat(jdbc.sql("select count(*) from webhook_inquiry where payment = ?")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsSignedIsTakenHoweverOften() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        var now = Instant.now();

        assertThat(portone(now, order.toString(), "b2xk").statusCode()).isEqualTo(200);
        assertThat(portone(now, order.toString(), "bmV3").statusCode()).isEqualTo(200);
        var nice = nice(EDI_DATE, sha256("tid-1" + LUNCH + EDI_DATE + NICE_SECRET));
        assertThat(nice.statusCode()).isEqualTo(200);
        assertThat(nice.body()).isEqualTo("OK");
        assertThat(jdbc.sql("select gateway from webhook_inquiry where payment = ? order by gateway")
                        .param(order)
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("nice", "portone");
        await().atMost(LONG).until(() -> asked(order) == 2);
        assertThat(payment().get("state").asString()).isEqualTo("approved");
    }

    private int asked(UUID payment) {
        return jdbc.sql("select count(*) from webhook_inquiry where payment = ? and asked > 0 and due is null")
                .param(payment)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> toss(UUID payment, String status) throws IOException, InterruptedException {
        return post("toss", """
                {"eventType": "PAYMENT_STATUS_CHANGED", "createdAt": "2026-12-02T00:00:00.000000",
                 "data": {"paymentKey": "pay", "orderId": "%s", "status": "%s"}}
                """.formatted(payment, status));
    }

    private HttpResponse<String> nice(String ediDate, String signature) throws IOException, InterruptedException {
        return post("nice", """
                {"resultCode": "0000", "tid": "tid-1", "orderId": "%s", "amount": %d, "ediDate": "%s",
                 "status": "paid", "signature": "%s"}
                """.formatted(order, LUNCH, ediDate, signature));
    }

    /// @param signed for this payment, which the body need not name
    private HttpResponse<String> portone(Instant at, String signed, String secret)
            throws IOException, InterruptedException, GeneralSecurityException {
        var form = "{\"type\": \"Transaction.Paid\", \"data\": {\"paymentId\": \"%s\"}}";
        var time = Long.toString(at.getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        var signature = mac.doFinal(("wh-1." + time + "." + form.formatted(signed)).getBytes(StandardCharsets.UTF_8));
        return http.send(
                webhook("portone")
                        .header("webhook-id", "wh-1")
                        .header("webhook-timestamp", time)
                        .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                        .POST(HttpRequest.BodyPublishers.ofString(form.formatted(order)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String gateway, String body) throws IOException, InterruptedException {
        return http.send(
                webhook(gateway).POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /// Without a token. Who calls by a library accepts JSON, whatever comes.
    private HttpRequest.Builder webhook(String gateway) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/payments/webhooks/%s".formatted(port, gateway)))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private String reason(HttpResponse<String> answer) {
        return json.readTree(answer.body()).get("reason").asString();
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

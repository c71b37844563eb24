package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An order is paid in NICE's window, which sends the browser back by a form.
@ServiceTest(classes = PaymentApplication.class)
class NiceWindowJourneyTest extends WindowJourney {

    @BeforeEach
    void only() {
        onlyWindowsOf("nice");
        placeForWindow(Instant.now().plusSeconds(600));
    }

    @Test
    void anOrderIsPaidInTheWindowAndGivenBack() throws Exception {
        var window = open();
        assertThat(window.get("pg").asString()).isEqualTo("nice");
        var back = throughUs(window, GOOD_CARD);
        assertThat(back).containsOnlyKeys("orderId", "paymentKey", "amount", "authToken", "signature");
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
        assertThat(Simulator.journal(order)).isEmpty();

        assertThat(comeBack(back).statusCode()).isEqualTo(202);
        awaitState("approved");
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);
        assertRefused(409, "return-used", comeBack(back));

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void whatWasTamperedWithMovesNothing() throws Exception {
        var back = throughUs(open(), GOOD_CARD);
        var others = Simulator.pay(
                open().get("url").asString(),
                with(parameters(open()), "orderId", UUID.randomUUID().toString()),
                GOOD_CARD);

        assertRefused(422, "return-of-another-amount", comeBack(with(back, "amount", "100")));
        assertRefused(
                422,
                "return-of-another-order",
                comeBack(with(back, "orderId", UUID.randomUUID().toString())));
        assertRefused(
                422,
                "return-of-another-order",
                comeBack(with(back, "paymentKey", Objects.requireNonNull(others.get("tid")))));
        assertRefused(422, "return-forged", comeBack(with(back, "signature", "0".repeat(64))));
        assertRefused(422, "return-forged", comeBack(with(back, "authToken", "NICETOKN")));
        assertRefused(422, "return-forged", comeBack(with(back, "paymentKey", "../" + back.get("paymentKey"))));
        var unsigned = new HashMap<>(back);
        unsigned.remove("signature");
        assertRefused(422, "return-forged", comeBack(unsigned));
        assertRefused(404, "unknown-payment", comeBack(UUID.randomUUID(), back));
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
        assertThat(Simulator.journal(order)).isEmpty();

        comeBack(back);
        awaitState("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
    }

    @Test
    void aCheaperWindowThatTheBrowserOpensItselfIsNotBelieved() throws Exception {
        var window = open();
        var cheap = through(
                Simulator.pay(window.get("url").asString(), with(parameters(window), "amount", "100"), GOOD_CARD));
        assertRefused(422, "return-of-another-amount", comeBack(cheap));
        assertRefused(422, "return-forged", comeBack(with(cheap, "amount", Long.toString(LUNCH))));
        assertThat(Simulator.journal(order)).isEmpty();
    }

    @Test
    void aCardThatIsDeclinedIsToldAndAnotherOneMayPay() throws Exception {
        var declined = throughUs(open(), DECLINED_CARD);
        comeBack(declined);
        awaitNo("declined-3095");

        var second = open();
        assertRefused(409, "return-used", comeBack(declined));
        assertThat(second.get("number").asInt()).isEqualTo(2);
        comeBack(throughUs(second, GOOD_CARD));
        awaitState("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void aLostAnswerIsInquiredAndCountsOnce() throws Exception {
        comeBack(throughUs(open(), CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
    }

    @Test
    void whoGivesUpIsToldToTheApp() {
        assertThat(throughUs(open(), ""))
                .containsOnlyKeys("orderId", "code")
                .containsEntry("orderId", order.toString())
                .containsEntry("code", "I002");
    }

    @Test
    void whatOnlyLooksLikeTheGatewaysFormLeadsNowhereElse() {
        assertThat(through(Map.of(
                        "authResultCode", "0000",
                        "orderId", "&code=x#/../{y}",
                        "tid", "한글 =&",
                        "amount", "1",
                        "authToken", "t",
                        "signature", "s")))
                .containsOnly(
                        Map.entry("orderId", "&code=x#/../{y}"),
                        Map.entry("paymentKey", "한글 =&"),
                        Map.entry("amount", "1"),
                        Map.entry("authToken", "t"),
                        Map.entry("signature", "s"));
    }

    /// The app has to be told something: with neither a payment nor a code it would wait for ever.
    @Test
    void aFormThatCannotBeReadIsToldByACode() {
        var whole = authorized(open(), GOOD_CARD);
        for (var missing : List.of("authResultCode", "tid", "amount", "authToken", "signature")) {
            var form = new HashMap<>(whole);
            form.remove(missing);
            assertThat(through(form))
                    .as("without " + missing)
                    .containsOnly(Map.entry("orderId", order.toString()), Map.entry("code", "unreadable"));
        }
        assertThat(through(Map.of("a", "b"))).containsOnly(Map.entry("code", "unreadable"));
    }

    private Map<String, String> throughUs(JsonNode window, String card) {
        assertThat(parameters(window).get("returnUrl")).endsWith("/api/v1/payments/window-returns/nice");
        return through(authorized(window, card));
    }

    /// The browser sends the gateway's form to us, and goes on to the app.
    private Map<String, String> through(Map<String, String> fields) {
        var answer = Simulator.form(address(), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("http://localhost:8121/toss/window/returned?");
        return Simulator.query(
                URI.create(answer.headers().firstValue("Location").orElseThrow()));
    }

    private URI address() {
        return URI.create("http://localhost:" + port + "/api/v1/payments/window-returns/nice");
    }
}

package dev.dosirak.pgsimulator.portone.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.Browser;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The window, in which the gateway takes the money by itself, and its way back.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class PortOnePaymentWindowTest {

    static final String SHOP = "http://localhost:1/back?order=1";
    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";

    @LocalServerPort
    int port;

    Admin admin = new Admin(0);
    Wire wire = new Wire(0, "");
    Browser browser = new Browser(0);
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        wire = new Wire(port, "PortOne test_sk_dosirak_portone");
        browser = new Browser(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void theGatewayTakesTheMoneyItselfBeforeTheBrowserGoesBack() throws Exception {
        assertThat(status()).isEmpty();
        var page = open();
        assertThat(status()).isEqualTo("READY");

        assertThat(Browser.location(browser.show(page, GOOD_CARD)))
                .startsWith(SHOP + "&")
                .contains("paymentId=" + order)
                .doesNotContain("code=");
        assertThat(status()).isEqualTo("PAID");
        assertThat(admin.journal(order)).hasSize(1);
        assertThat(ask(asked()).statusCode()).as("paid before").isEqualTo(409);
    }

    @Test
    void aDeclinedCardIsAFailureAndAnotherWindowMayBeOpened() throws Exception {
        var page = open();
        assertThat(Browser.location(browser.show(page, DECLINED_CARD)))
                .contains("code=FAILURE_TYPE_PG", "pgCode=3095", "paymentId=" + order);
        assertThat(status()).isEqualTo("FAILED");
        assertThat(Browser.location(browser.show(page, GOOD_CARD))).contains("code=");

        var second = open();
        assertThat(status()).isEqualTo("READY");
        browser.show(second, GOOD_CARD);
        assertThat(status()).isEqualTo("PAID");
    }

    @Test
    void aCustomerMayGiveUpAndComeBackToThePage() throws Exception {
        var page = open();
        assertThat(Browser.location(browser.post(page + "/cancel", Map.of())))
                .contains("code=FAILURE_TYPE_PG", "pgCode=PAY_PROCESS_CANCELED");
        assertThat(status()).isEqualTo("READY");
        browser.show(page, GOOD_CARD);
        assertThat(status()).isEqualTo("PAID");
    }

    @Test
    void aBrowserMayBeLostAfterTheMoneyWasTaken() throws Exception {
        var page = open();
        assertThatThrownBy(() -> browser.show(page, CARD_THAT_LOSES_ANSWERS)).isInstanceOf(IOException.class);
        assertThat(status()).isEqualTo("PAID");
    }

    @Test
    void whatTheMerchantHasRegisteredIsPaidAndNoOtherAmount() throws Exception {
        assertThat(register(12_000)).isEqualTo(200);
        assertThat(status()).as("nothing is open yet").isEmpty();
        var cheaper = asked();
        cheaper.put("totalAmount", "100");
        assertThat(ask(cheaper).statusCode()).isEqualTo(400);
        browser.show(open(), GOOD_CARD);
        assertThat(register(12_000)).as("paid before").isEqualTo(409);
    }

    @Test
    void whereNothingIsRegisteredTheBrowserSaysHowMuch() throws Exception {
        var cheaper = asked();
        cheaper.put("totalAmount", "100");
        browser.show(Browser.location(ask(cheaper)), GOOD_CARD);
        var payment = wire.get("/portone/payments/" + order);
        assertThat(payment.body().path("amount").path("total").asLong()).isEqualTo(100);
    }

    @Test
    void instalmentsAreShownOnThePageAndKept() throws Exception {
        var asked = asked();
        asked.put("installment.monthOption.fixedMonth", "3");
        assertThat(ask(asked).statusCode()).as("so little").isEqualTo(400);
        asked.put("totalAmount", "50000");
        var page = Browser.location(ask(asked));
        assertThat(browser.get(page).body()).contains("50,000원", "3개월 할부");
        browser.show(page, GOOD_CARD);
        assertThat(wire.get("/portone/payments/" + order)
                        .body()
                        .at("/method/installment/month")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aGatewayThatIsIllIsSoInItsWindow() throws Exception {
        var page = open();
        admin.mode("portone", "{\"mode\": \"refuse\"}");
        assertThat(Browser.location(browser.show(page, GOOD_CARD))).contains("pgCode=3095");
        var another = open();
        admin.mode("portone", "{\"mode\": \"error\"}");
        assertThat(browser.show(another, GOOD_CARD).statusCode()).isEqualTo(500);
        assertThat(ask(asked()).statusCode()).isEqualTo(500);
    }

    @Test
    void onlyWhatAMerchantMayAskIsOpened() throws Exception {
        var stranger = asked();
        stranger.put("channelKey", "channel-key-of-somebody");
        assertThat(ask(stranger).statusCode()).isEqualTo(401);
        var script = asked();
        script.put("redirectUrl", "javascript:alert(1)");
        assertThat(ask(script).statusCode()).isEqualTo(400);
    }

    @Test
    void thePageShowsWhatIsPaidAndTheScriptKnowsTheWayToIt() throws Exception {
        assertThat(browser.get(open()).body())
                .contains("12,000원", "&lt;b&gt;김밥")
                .doesNotContain("<b>");
        var script = browser.get("/portone/window/sdk.js");
        assertThat(script.body()).contains("PortOne", "requestPayment");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
    }

    private String open() throws IOException, InterruptedException {
        return Browser.location(ask(asked()));
    }

    private HttpResponse<String> ask(Map<String, String> asked) throws IOException, InterruptedException {
        return browser.post("/portone/window/payments", asked);
    }

    private Map<String, String> asked() {
        return new HashMap<>(Map.of(
                "storeId", "store-dosirak",
                "channelKey", "channel-key-dosirak",
                "paymentId", order,
                "orderName", "<b>김밥</b>",
                "totalAmount", "12000",
                "currency", "CURRENCY_KRW",
                "payMethod", "CARD",
                "redirectUrl", SHOP));
    }

    private int register(long won) throws IOException, InterruptedException {
        return wire.post("/portone/payments/" + order + "/pre-register", """
                {"storeId": "store-dosirak", "totalAmount": %d, "currency": "KRW"}
                """.formatted(won))
                .status();
    }

    /// Empty for a payment that the gateway does not know.
    private String status() throws IOException, InterruptedException {
        return wire.get("/portone/payments/" + order).text("status");
    }
}

package dev.dosirak.pgsimulator.nice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.Browser;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The window, the form by which the browser goes back, and the approval.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class NicePaymentWindowTest {

    static final String SHOP = "http://localhost:1/back?a=1&b=2";
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
        wire = new Wire(port, Wire.basic(NiceMerchant.CLIENT, NiceMerchant.SECRET));
        browser = new Browser(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void whatWasAuthorizedComesBackSignedAndIsTakenWhenTheMerchantApproves() throws Exception {
        var page = open();
        var shown = browser.show(page, GOOD_CARD);
        assertThat(shown.body()).contains("action=\"http://localhost:1/back?a=1&amp;b=2\"");
        var back = Browser.fields(shown);
        assertThat(back)
                .containsEntry("authResultCode", "0000")
                .containsEntry("clientId", NiceMerchant.CLIENT)
                .containsEntry("orderId", order)
                .containsEntry("amount", "12000")
                .containsEntry(
                        "signature",
                        NiceMerchant.sign(back.get("authToken") + NiceMerchant.CLIENT + back.get("amount")));
        assertThat(admin.journal(order)).isEmpty();
        var waiting = wire.get("/nice/v1/payments/" + back.get("tid"));
        assertThat(waiting.text("status")).isEqualTo("ready");
        assertThat(waiting.text("orderId")).isEqualTo(order);

        var done = approve(tid(back), 12_000);
        assertThat(done.text("status")).isEqualTo("paid");
        assertThat(done.text("tid")).isEqualTo(back.get("tid"));
        assertThat(done.text("signature"))
                .isEqualTo(NiceMerchant.sign(back.get("tid") + "12000" + done.text("ediDate")));
        assertThat(approve(tid(back), 12_000).text("resultCode")).isEqualTo("2201");
        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void whatNobodyAuthorizedOrSomebodyChangedIsNotTaken() throws Exception {
        assertThat(approve("dosirak00m01160000000000000000", 12_000).text("resultCode"))
                .isEqualTo("A251");
        var page = open();
        var tid = page.substring(page.lastIndexOf('/') + 1);
        assertThat(approve(tid, 12_000).text("resultCode")).isEqualTo("U125");
        assertThat(wire.get("/nice/v1/payments/" + tid).text("resultCode")).isEqualTo("A251");

        browser.show(page, GOOD_CARD);
        assertThat(approve(tid, 100).text("resultCode")).isEqualTo("U125");
        assertThat(wire.post("/nice/v1/payments/" + tid, """
                {"amount": 12000, "ediDate": "now", "signData": "another"}
                """).text("resultCode"))
                .isEqualTo("A101");
        assertThat(admin.journal(order)).isEmpty();
    }

    @Test
    void aDeclinedCardEndsThePaymentAndAnotherWindowMayBeOpened() throws Exception {
        var first = open();
        var tid = tid(Browser.fields(browser.show(first, DECLINED_CARD)));
        assertThat(approve(tid, 12_000).text("resultCode")).isEqualTo("3095");
        var shown = wire.get("/nice/v1/payments/" + tid);
        assertThat(shown.text("status")).isEqualTo("failed");
        assertThat(shown.text("orderId")).isEqualTo(order);
        assertThat(Browser.fields(browser.show(first, GOOD_CARD)))
                .containsEntry("authResultCode", "U125")
                .doesNotContainKey("authToken");

        var second = tid(Browser.fields(browser.show(open(), GOOD_CARD)));
        assertThat(approve(second, 12_000).text("status")).isEqualTo("paid");
        assertThat(wire.get("/nice/v1/payments/" + tid).text("status"))
                .as("the first")
                .isEqualTo("failed");
    }

    @Test
    void aCustomerMayGiveUp() throws Exception {
        assertThat(Browser.fields(browser.post(open() + "/cancel", Map.of())))
                .containsEntry("authResultCode", "I002")
                .containsEntry("orderId", order)
                .doesNotContainKey("signature");
    }

    @Test
    void anApprovalMayLoseItsAnswer() throws Exception {
        var tid = tid(Browser.fields(browser.show(open(), CARD_THAT_LOSES_ANSWERS)));
        assertThatThrownBy(() -> approve(tid, 12_000)).isInstanceOf(IOException.class);
        assertThat(wire.get("/nice/v1/payments/" + tid).text("status")).isEqualTo("paid");
    }

    @Test
    void aGatewayThatIsIllIsSoInItsWindow() throws Exception {
        var page = open();
        admin.mode("nice", "{\"mode\": \"error\"}");
        assertThat(browser.show(page, GOOD_CARD).statusCode()).isEqualTo(500);
        assertThat(ask(asked()).statusCode()).isEqualTo(500);
    }

    @Test
    void onlyWhatAMerchantMayAskIsOpened() throws Exception {
        var stranger = asked();
        stranger.put("clientId", "S2_somebody");
        assertThat(ask(stranger).statusCode()).isEqualTo(401);
        var script = asked();
        script.put("returnUrl", "javascript:alert(1)");
        assertThat(ask(script).body()).contains("U125");
    }

    @Test
    void thePageShowsWhatIsPaidAndTheScriptKnowsTheWayToIt() throws Exception {
        var page = browser.get(open());
        assertThat(page.body()).contains("12,000원", "&lt;b&gt;김밥").doesNotContain("<b>");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        var script = browser.get("/nice/window/sdk.js");
        assertThat(script.body()).contains("AUTHNICE", "requestPay");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
    }

    @Test
    void instalmentsAreShownOnThePageAndKept() throws Exception {
        var asked = asked();
        asked.put("cardQuota", "03");
        assertThat(ask(asked).body()).as("so little").contains("3022");
        asked.put("amount", "50000");
        var page = Browser.location(ask(asked));
        assertThat(browser.get(page).body()).contains("50,000원", "3개월 할부");
        var tid = tid(Browser.fields(browser.show(page, GOOD_CARD)));
        assertThat(approve(tid, 50_000).body().at("/card/cardQuota").asInt()).isEqualTo(3);
    }

    private static String tid(Map<String, String> back) {
        return Objects.requireNonNull(back.get("tid"));
    }

    private String open() throws IOException, InterruptedException {
        return Browser.location(ask(asked()));
    }

    private HttpResponse<String> ask(Map<String, String> asked) throws IOException, InterruptedException {
        return browser.post("/nice/window/payments", asked);
    }

    private Map<String, String> asked() {
        return new HashMap<>(Map.of(
                "clientId",
                NiceMerchant.CLIENT,
                "method",
                "card",
                "orderId",
                order,
                "amount",
                "12000",
                "goodsName",
                "<b>김밥</b>",
                "returnUrl",
                SHOP));
    }

    private Answer approve(String tid, long won) throws IOException, InterruptedException {
        return wire.post("/nice/v1/payments/" + tid, "{\"amount\": %d}".formatted(won));
    }
}

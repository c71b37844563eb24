package dev.dosirak.pgsimulator.toss.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The window, its way back and the confirmation.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", "dosirak.pg-simulator.admin-key=" + Admin.KEY})
class TossWindowTest {

    static final String SHOP = "http://localhost:1/back";

    @LocalServerPort
    int port;

    Admin admin = new Admin(0);
    Wire wire = new Wire(0, "");
    final HttpClient browser = HttpClient.newHttpClient();
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        wire = new Wire(port, Wire.basic("test_sk_dosirak", ""));
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void moneyIsTakenWhenTheMerchantConfirmsAndNotBefore() throws Exception {
        var made = make("k");
        assertThat(made.text("status")).isEqualTo("READY");
        assertThat(make("k").text("paymentKey")).as("the same again").isEqualTo(made.text("paymentKey"));

        var back = show(made, TossTest.GOOD_CARD);
        assertThat(back)
                .startsWith(SHOP + "?")
                .contains("paymentKey=" + made.text("paymentKey"), "orderId=" + order, "amount=12000");
        assertThat(status()).isEqualTo("IN_PROGRESS");

        var done = confirm(made, order, 12_000, "c");
        assertThat(done.text("status")).isEqualTo("DONE");
        assertThat(done.text("type")).isEqualTo("NORMAL");
        assertThat(done.text("paymentKey")).isEqualTo(made.text("paymentKey"));
        assertThat(status()).isEqualTo("DONE");
        assertThat(confirm(made, order, 12_000, "c").text("status")).isEqualTo("DONE");
        assertThat(confirm(made, order, 12_000, "d").text("code")).isEqualTo("ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void whatNobodyAuthorizedOrSomebodyChangedIsNotConfirmed() throws Exception {
        var made = make("k");
        assertThat(confirm(made, order, 12_000, "1").text("code")).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
        show(made, TossTest.GOOD_CARD);
        assertThat(confirm(made, order, 100, "2").text("code")).isEqualTo("INVALID_REQUEST");
        assertThat(confirm(made, "another-order", 12_000, "3").text("code")).isEqualTo("INVALID_REQUEST");
        assertThat(status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aDeclinedCardEndsThePaymentAndAnotherOneMayBeMade() throws Exception {
        var made = make("k");
        show(made, TossTest.DECLINED_CARD);
        assertThat(confirm(made, order, 12_000, "1").text("code")).isEqualTo("REJECT_CARD_PAYMENT");
        assertThat(status()).isEqualTo("ABORTED");
        assertThat(show(made, TossTest.GOOD_CARD)).contains("code=ALREADY_PROCESSED_PAYMENT");

        var second = make("another");
        show(second, TossTest.GOOD_CARD);
        assertThat(confirm(second, order, 12_000, "2").text("status")).isEqualTo("DONE");
    }

    @Test
    void aCustomerMayGiveUp() throws Exception {
        var made = make("k");
        assertThat(location(post(page(made) + "/cancel", ""))).startsWith(SHOP + "?code=PAY_PROCESS_CANCELED&orderId=");
    }

    @Test
    void aConfirmationMayLoseItsAnswer() throws Exception {
        var made = make("k");
        show(made, TossTest.CARD_THAT_LOSES_ANSWERS);
        assertThatThrownBy(() -> confirm(made, order, 12_000, "1")).isInstanceOf(IOException.class);
        assertThat(status()).isEqualTo("DONE");
    }

    @Test
    void whereTheBrowserIsSentBackIsAWebAddress() throws Exception {
        for (var address : List.of("javascript:alert(1)", "/back", "data:text/html,hello")) {
            assertThat(make("k", address).status()).isEqualTo(400);
        }
    }

    @Test
    void thePageShowsWhatIsPaidAndNothingThatSomebodyPutThere() throws Exception {
        var made = make("k");
        var page = browser.send(HttpRequest.newBuilder(URI.create(page(made))).build(), BodyHandlers.ofString());
        assertThat(page.body()).contains("12,000원", "&lt;b&gt;김밥").doesNotContain("<b>");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void instalmentsAreShownOnThePageAndKept() throws Exception {
        assertThat(make(49_999, 3, "1").text("code")).isEqualTo("INVALID_CARD_INSTALLMENT_PLAN");
        var made = make(50_000, 3, "2");
        assertThat(get(page(made))).contains("50,000원", "3개월 할부");
        show(made, TossTest.GOOD_CARD);
        assertThat(confirm(made, order, 50_000, "c")
                        .body()
                        .at("/card/installmentPlanMonths")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void whoHasNoAppYetComesBackToAPageThatShowsWhatOneWouldSend() throws Exception {
        var address = "http://localhost:%d/toss/window/returned?".formatted(port);
        assertThat(get(address + "orderId=o-1&paymentKey=k-1&amount=12000"))
                .contains("/api/v1/payments/o-1/returns", "\"k-1\"", "12000");
        assertThat(get(address + "code=PAY_PROCESS_CANCELED&orderId=o-1"))
                .contains("PAY_PROCESS_CANCELED")
                .doesNotContain("/returns");
        assertThat(get(address + "code=FAILURE_TYPE_PG&orderId=o-1&paymentKey=o-1&amount=12000"))
                .as("at PortOne it may have been paid all the same")
                .contains("FAILURE_TYPE_PG", "/returns");
        assertThat(get(address + "paymentKey=%3Cb%3E")).contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void whatIsNoTextInAnAddressIsRefused() throws Exception {
        var address = URI.create("http://localhost:%d/toss/window/returned?message=%%B0%%E1".formatted(port));
        assertThat(browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    private String get(String address) throws IOException, InterruptedException {
        var page = browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private Answer make(String key) throws IOException, InterruptedException {
        return make(key, SHOP);
    }

    private Answer make(String key, String back) throws IOException, InterruptedException {
        return wire.post("/toss/v1/payments", Map.of("Idempotency-Key", order + key), """
                {"method": "CARD", "amount": 12000, "orderId": "%s", "orderName": "<b>김밥</b>",
                 "successUrl": "%s", "failUrl": "%s"}
                """.formatted(order, back, back));
    }

    private Answer make(long won, int months, String key) throws IOException, InterruptedException {
        return wire.post("/toss/v1/payments", Map.of("Idempotency-Key", order + key), """
                {"method": "CARD", "amount": %d, "orderId": "%s", "orderName": "김밥", "successUrl": "%s",
                 "failUrl": "%s", "cardInstallmentPlan": %d}
                """.formatted(
                        won, order, SHOP, SHOP, months));
    }

    private Answer confirm(Answer made, String order, long won, String key) throws IOException, InterruptedException {
        return wire.post("/toss/v1/payments/confirm", Map.of("Idempotency-Key", this.order + key), """
                {"paymentKey": "%s", "orderId": "%s", "amount": %d}
                """.formatted(
                        made.text("paymentKey"), order, won));
    }

    private String status() throws IOException, InterruptedException {
        return wire.get("/toss/v1/payments/orders/" + order).text("status");
    }

    private static String page(Answer made) {
        return made.body().path("checkout").path("url").asString();
    }

    private String show(Answer made, String card) throws IOException, InterruptedException {
        return location(post(page(made), "number=" + card + "&expiry=2912"));
    }

    private HttpResponse<Void> post(String url, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return browser.send(request.build(), BodyHandlers.discarding());
    }

    private static String location(HttpResponse<Void> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow();
    }
}

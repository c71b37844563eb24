package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Operator;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Who has not registered a card pays on a page of a payment company; here on one that needs no app.
interface PayingInAWindow {

    @Test
    default void whoHasNoCardPaysInAWindowAndIsPaidBack(Town town) {
        for (var other : List.of("nice", "portone")) {
            new Operator(town.operator().session()).switchMethod(other, "payment-window", false, "acceptance");
        }
        var stage = town.stage();
        var order = placeForWindow(stage);
        var declined = comeBack(stage, order, authorize(open(stage, order), Card.DECLINED));
        assertThat(declined.status()).isEqualTo(202);
        Stage.eventually()
                .untilAsserted(() -> assertThat(stage.customer()
                                .http()
                                .get("/api/v1/payments/" + order)
                                .json()
                                .path("reason")
                                .asString(""))
                        .isNotEmpty());
        stage.awaitPayment(order, "awaiting-customer");

        var back = authorize(open(stage, order), Card.GOOD);
        comeBack(stage, order, changed(back, "amount", "100")).refused(422, "return-of-another-amount");
        comeBack(town.stage(), order, back).refused(404, "unknown-payment");
        assertThat(town.journal(order)).isEmpty();

        comeBack(stage, order, back).ok(202);
        stage.awaitState(order, "pending");
        comeBack(stage, order, back).refused(409, "return-used");
        assertThat(town.journal(order)).containsExactly("approval " + Money.TOTAL);

        stage.customer()
                .http()
                .post("/api/v1/orders/" + order + "/cancel", Map.of("reason", "마음이 바뀌었어요"))
                .ok(200);
        stage.awaitState(order, "refunded");
        assertThat(town.journal(order)).containsExactly("approval " + Money.TOTAL, "cancel " + Money.TOTAL);
    }

    private static UUID placeForWindow(Stage stage) {
        var wish = stage.wish(UUID.randomUUID());
        wish.remove("paymentMethodId");
        return stage.place(wish.put("paymentWay", "payment-window"));
    }

    /// The order reaches payment a moment after it is placed.
    private static String open(Stage stage, UUID order) {
        return Stage.eventually()
                .until(
                        () -> stage.customer().http().post("/api/v1/payments/" + order + "/windows", null),
                        it -> it.status() == 201)
                .json()
                .required("url")
                .asString();
    }

    /// What the payment company puts into the address with which the browser comes back.
    private static Map<String, String> authorize(String url, Card card) {
        try (var browser = HttpClient.newHttpClient()) {
            var page = new Http(browser, URI.create(url), Map.of("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(page.get("").text()).contains("%,d".formatted(Money.TOTAL));
            var back = page.send("POST", "", "number=%s&expiry=2912".formatted(card.number()))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return Arrays.stream(URI.create(back).getQuery().split("&"))
                    .map(it -> it.split("=", 2))
                    .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        }
    }

    private static Map<String, String> changed(Map<String, String> back, String name, String value) {
        return back.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getKey().equals(name) ? value : it.getValue()));
    }

    private static Reply comeBack(Stage stage, UUID order, Map<String, String> back) {
        return stage.customer()
                .http()
                .post(
                        "/api/v1/payments/" + order + "/returns",
                        Map.of(
                                "orderId", back.get("orderId"),
                                "paymentKey", back.get("paymentKey"),
                                "amount", Long.parseLong(back.get("amount"))));
    }
}

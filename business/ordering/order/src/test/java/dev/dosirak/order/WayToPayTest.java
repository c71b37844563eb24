package dev.dosirak.order;

import static dev.dosirak.order.menu.Menus.CHICKEN;
import static dev.dosirak.order.menu.Menus.HOT;
import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer says whether a registered card pays or a window of a payment gateway, and payment is told.
@OrderServiceTest
class WayToPayTest {

    static final UUID JUNHO = UUID.randomUUID();
    static final UUID CARD = UUID.randomUUID();

    @Autowired
    Copy shops;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @BeforeEach
    void thereIsAShop() {
        shops.store(List.of(new SyncItem(OrderJourneyTest.SHOP, 1, false, OrderJourneyTest.SHOP_DOCUMENT)));
    }

    @Test
    void whoHasNoCardPaysInAWindow() {
        var asked = askedOfPayment(place("\"paymentWay\": \"payment-window\""));

        assertThat(asked.get("paymentWay").asString()).isEqualTo("payment-window");
        assertThat(asked.has("paymentMethodId")).isFalse();
        EventContracts.verify(jdbc);
    }

    @Test
    void aRegisteredCardPaysWhetherThatIsSaidOrNot() {
        var card = "\"paymentMethodId\": \"%s\"".formatted(CARD);
        for (var said : List.of(card, card + ", \"paymentWay\": \"registered-card\"")) {
            var asked = askedOfPayment(place(said));
            assertThat(asked.get("paymentWay").asString()).isEqualTo("registered-card");
            assertThat(asked.get("paymentMethodId").asString()).isEqualTo(CARD.toString());
        }
        EventContracts.verify(jdbc);
    }

    @Test
    void whoSaysNeitherOrBothIsAsked() {
        for (var said : List.of(
                "\"paymentWay\": \"registered-card\"",
                "\"paymentWay\": null",
                "\"paymentWay\": \"payment-window\", \"paymentMethodId\": \"%s\"".formatted(CARD))) {
            var answer = place(said);
            assertThat(answer.statusCode()).as(said).isEqualTo(422);
            assertThat(reason(answer)).isEqualTo("way-to-pay-unclear");
        }
        assertThat(place("\"paymentWay\": \"barter\"").statusCode()).isEqualTo(400);
    }

    @Test
    void aCardIsPaidInAsManyMonthsAsTheCustomerSays() {
        var window = "\"paymentWay\": \"payment-window\"";
        assertThat(askedOfPayment(place(3, window)).has("instalmentMonths")).isFalse();
        assertThat(askedOfPayment(place(3, window + ", \"instalmentMonths\": null"))
                        .has("instalmentMonths"))
                .isFalse();
        for (int months : List.of(2, 3, 12)) {
            assertThat(askedOfPayment(place(3, window + ", \"instalmentMonths\": " + months))
                            .get("instalmentMonths")
                            .asInt())
                    .isEqualTo(months);
        }
        EventContracts.verify(jdbc);
    }

    @Test
    void whatNobodyPaysInInstalmentsIsRefused() {
        for (int months : List.of(-1, 0, 1, 13)) {
            assertRefused(place(3, "\"paymentWay\": \"payment-window\", \"instalmentMonths\": " + months));
        }
        assertRefused(place("\"paymentMethodId\": \"%s\", \"instalmentMonths\": 3".formatted(CARD)));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(reason(answer)).isEqualTo("instalments-not-possible");
        assertThat(json(answer).required("detail").asString()).contains("50,000원", "2개월", "12개월");
    }

    private HttpResponse<String> place(String said) {
        return place(1, said);
    }

    /// Three chickens are 57,500 won, one is 20,500.
    private HttpResponse<String> place(int chickens, String said) {
        return new HttpCaller(port)
                .as("customer", JUNHO)
                .key(UUID.randomUUID().toString())
                .post(OrderJourneyTest.ORDERS, """
                        {"shopId": "%s", "lines": [{"productId": "%s", "quantity": %d, "options": ["%s"]}],
                         "deliverTo": {"road": "월드컵로 1", "detail": "301호", "phone": "010-1234-5678",
                                       "position": {"lat": 37.558, "lng": 126.924}},
                         "expectedTotal": %d, %s}
                        """.formatted(
                                OrderJourneyTest.SHOP, CHICKEN, chickens, HOT, chickens * 18_500 + 2_000, said));
    }

    private JsonNode askedOfPayment(HttpResponse<String> placed) {
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        return JsonMapper.shared()
                .readTree(jdbc.sql("select payload from outbox where aggregateid = ? and type = 'order.placed.v1'")
                        .param(UUID.fromString(json(placed).required("orderId").asString()))
                        .query((row, _) -> row.getString(1))
                        .single());
    }
}

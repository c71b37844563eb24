package dev.dosirak.orderhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.orderhistory.view.Freshness;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks through the whole service: events come in over Kafka, people look at their orders over HTTP.
@OrderHistoryTest
class OrderHistoryJourneyTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    Freshness freshness;

    final UUID order = UUID.randomUUID();
    final UUID customer = UUID.randomUUID();
    final UUID owner = UUID.randomUUID();
    final UUID shop = UUID.randomUUID();
    final UUID rider = UUID.randomUUID();

    /// Every fact there is, in the order of a life that no order has.
    static final List<String> FACTS = List.of(
            "placed",
            "paid",
            "payment-failed",
            "payment-cancelled",
            "pending",
            "accepted",
            "rejected",
            "delivery-pending",
            "picked-up",
            "delayed",
            "delivered",
            "cancelled",
            "refund-requested",
            "refunded");

    @Test
    void everyStepIsShownHoweverItArrives() throws Exception {
        var told = new ArrayList<>(FACTS);
        told.addAll(FACTS.subList(3, 8));
        Collections.shuffle(told, new Random(7));
        told.forEach(fact -> tell(fact, FACTS.indexOf(fact) + 1));

        await().atMost(SOON)
                .until(() -> document(customer, "customer").path("timeline").size() == FACTS.size());
        var document = document(customer, "customer");
        assertThat(document.path("timeline")
                        .valueStream()
                        .map(it -> it.path("state").asString()))
                .containsExactly(
                        "payment-pending",
                        "payment-succeeded",
                        "payment-failed",
                        "payment-cancelled",
                        "pending",
                        "accepted",
                        "rejected",
                        "delivery-pending",
                        "picked-up",
                        "delayed",
                        "delivered",
                        "cancelled",
                        "refund-pending",
                        "refunded");
        assertThat(document.path("state").asString()).isEqualTo("refunded");
        assertThat(document.path("rider").path("riderId").asString()).isEqualTo(rider.toString());
        assertThat(document.path("noteToShop").asString()).isEmpty();
    }

    @Test
    void aDispatchedRiderSeesTheOrderUntilTheDeliveryIsWithdrawn() throws Exception {
        tell("placed", 1);
        events.tell("delivery.dispatched.v1", order, 2, delivery());
        await().atMost(SOON)
                .until(() -> document(rider, "rider").path("state").asString("").equals("payment-pending"));
        assertThat(list(rider, "rider").path("items")).hasSize(1);

        events.tell("delivery.withdrawn.v1", order, 3, delivery());
        await().atMost(SOON)
                .until(() ->
                        document(rider, "rider").path("reason").asString("").equals("unknown-order"));
        assertThat(document(owner, "owner").path("rider").isMissingNode()).isTrue();
        assertThat(list(owner, "owner").path("items")).hasSize(1);
    }

    /// Everything told before a moment is applied once `asOf` has passed that moment.
    @Test
    void theAnswerSaysHowFreshItIs() throws Exception {
        tell("placed", 1);
        var told = Instant.now();

        await().atMost(SOON).until(() -> freshness.asOf().isAfter(told));
        var list = list(customer, "customer");
        assertThat(list.path("items")).hasSize(1);
        assertThat(Instant.parse(list.path("asOf").asString())).isAfter(told).isBefore(Instant.now());
    }

    private JsonNode document(UUID member, String role) throws Exception {
        return get(member, role, "/" + order);
    }

    private JsonNode list(UUID member, String role) throws Exception {
        return get(member, role, "");
    }

    private JsonNode get(UUID member, String role, String rest) throws Exception {
        var uri = URI.create("http://localhost:%d/api/v1/order-history/orders%s".formatted(port, rest));
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TestTokens.of(role, member))
                .build();
        return JsonMapper.shared()
                .readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private String delivery() {
        return """
                {"orderId": "%s", "riderId": "%s", "at": "2026-05-04T03:10:00Z"}
                """.formatted(order, rider);
    }

    private void tell(String fact, long sequence) {
        var people = """
                "orderId": "%s", "customerId": "%s", "shopId": "%s", "ownerId": "%s", "at": "%s"
                """.formatted(
                        order,
                        customer,
                        shop,
                        owner,
                        Instant.parse("2026-05-04T03:00:00Z").plusSeconds(sequence));
        var more = switch (fact) {
            case "placed" -> """
                            , "shopName": "순자네 치킨", "shopPhone": "02-332-0000",
                            "lines": [{"productId": "%s", "name": "후라이드 치킨", "quantity": 2, "unitPrice": 18000,
                                       "options": [], "amount": 36000}],
                            "itemsAmount": 36000, "deliveryFee": 3000, "total": 39000,
                            "deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "302호", "phone": "010-1234-5678",
                                          "position": {"lat": 37.55, "lng": 126.92}},
                            "noteToShop": null, "noteToRider": "문 앞에", "paymentMethodId": "%s"
                            """.formatted(UUID.randomUUID(), UUID.randomUUID());
            case "accepted" -> ", \"cookMinutes\": 20, \"pickup\": {\"road\": \"와우산로 1\"}";
            case "picked-up", "delivered" -> ", \"riderId\": \"%s\"".formatted(rider);
            case "refund-requested" -> ", \"amount\": 39000, \"reason\": \"cancelled\"";
            case "refunded" -> ", \"amount\": 39000";
            default -> ", \"by\": \"customer\", \"reason\": \"changed my mind\"";
        };
        events.tell("order.%s.v1".formatted(fact), order, sequence, "{" + people + more + "}");
    }
}

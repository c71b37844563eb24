package dev.dosirak.delivery;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Walks through the whole service: a record comes in, requests change it, events go out.
@DeliveryServiceTest
class DeliveryJourneyTest {

    static final Duration SOON = Duration.ofMinutes(1);
    static final UUID MINA = UUID.randomUUID();
    static final UUID CUSTOMER = UUID.randomUUID();
    static final UUID OWNER = UUID.randomUUID();
    static final UUID STRANGER = UUID.randomUUID();
    static final String AT_THE_SHOP = """
            {"available": true, "position": {"lat": 33.4996, "lng": 126.5312}}
            """;
    static final String BECAUSE = """
            {"reason": "비가 많이 와요"}
            """;
    static final String GOING_HOME = AT_THE_SHOP.replace("true", "false");

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAcceptedOrderIsBroughtToTheDoorAndTheWorldIsTold() {
        var order = UUID.randomUUID();
        assertThat(put(MINA, AT_THE_SHOP).get("state").asString()).isEqualTo("free");

        events.publish("order.accepted.v1", order, 5, accepted(order));
        await().atMost(SOON)
                .until(() -> get("rider", MINA, "riders/me")
                        .path("state")
                        .asString("")
                        .equals("offered"));
        var job = get("rider", MINA, "riders/me").get("job");
        assertThat(job.get("deliveryId").asString()).isEqualTo(order.toString());
        assertThat(job.get("deliverTo").get("phone").isNull()).isTrue();
        refuses(post(MINA, order, "pick-up"), 409, "not-accepted");

        assertThat(state(post(MINA, order, "accept"))).isEqualTo("assigned");
        refuses(exchange("PUT", "rider", MINA, "riders/me", GOING_HOME, ""), 409, "on-a-delivery");
        assertThat(state(post(MINA, order, "pick-up"))).isEqualTo("picked-up");
        assertThat(state(exchange("POST", "rider", MINA, "deliveries/" + order + "/delay", BECAUSE, "late")))
                .isEqualTo("delayed");
        assertThat(state(post(MINA, order, "hand-over"))).isEqualTo("delivered");
        assertThat(put(MINA, GOING_HOME).get("state").asString()).isEqualTo("off");

        assertThat(published(order))
                .containsExactly(
                        "delivery.requested.v1",
                        "delivery.dispatched.v1",
                        "delivery.picked-up.v1",
                        "delivery.delayed.v1",
                        "delivery.delivered.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aDeliveryIsSeenByItsPeopleOnly() {
        var order = UUID.randomUUID();
        events.publish("order.accepted.v1", order, 5, acceptedOnUlleungdo(order));
        await().atMost(SOON)
                .until(() -> !get("operator", STRANGER, "deliveries/" + order)
                        .path("deliveryId")
                        .isMissingNode());

        for (var role : List.of("customer", "owner")) {
            var own = role.equals("customer") ? CUSTOMER : OWNER;
            assertThat(get(role, own, "deliveries/" + order).get("state").asString())
                    .isEqualTo("waiting");
            refuses(exchange("GET", role, STRANGER, "deliveries/" + order, "", ""), 404, "unknown-delivery");
        }
        refuses(exchange("GET", "rider", STRANGER, "deliveries/" + order, "", ""), 404, "unknown-delivery");
        refuses(post(STRANGER, order, "accept"), 404, "unknown-delivery");
        refuses(exchange("GET", "customer", CUSTOMER, "riders/me", "", ""), 403, "not-for-this-role");
        refuses(
                exchange("POST", "rider", MINA, "deliveries/" + order + "/accept", "", ""),
                400,
                "idempotency-key-missing");

        events.publish("order.cancelled.v1", order, 6, """
                {"orderId": "%s", "by": "shop", "reason": "sold-out"}
                """.formatted(order));
        await().atMost(SOON)
                .until(() -> get("customer", CUSTOMER, "deliveries/" + order)
                        .get("state")
                        .asString()
                        .equals("withdrawn"));
        assertThat(published(order)).containsExactly("delivery.requested.v1", "delivery.withdrawn.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void anOrderWhoseCancellationIsHeardFirstNeedsNoRider() {
        var order = UUID.randomUUID();
        var accepted = UUID.randomUUID();

        events.publish("order.cancelled.v1", order, 6, """
                {"orderId": "%s", "by": "shop", "reason": "sold-out"}
                """.formatted(order));
        events.publish(accepted, "order.accepted.v1", order, 5, acceptedOnUlleungdo(order));

        await().atMost(SOON)
                .until(() -> jdbc.sql("select exists (select from inbox where message = ?)")
                        .param(accepted)
                        .query(Boolean.class)
                        .single());
        refuses(exchange("GET", "operator", STRANGER, "deliveries/" + order, "", ""), 404, "unknown-delivery");
        assertThat(published(order)).isEmpty();
    }

    /// Answers are kept for 72 hours and given again. Seen: a rider who was through with a delivery repeated
    /// its acceptance and had the customer's phone again.
    @Test
    void whoRepeatsACommandLearnsNothingThatTheyMayNotSeeAnyMore() {
        var mina = UUID.randomUUID();
        var junho = UUID.randomUUID();
        var sora = UUID.randomUUID();

        var late = offered(mina, "35.10");
        twice("rider", mina, late, "accept", "");
        twice("rider", mina, late, "pick-up", "");
        twice("rider", mina, late, "delay", BECAUSE);
        twice("operator", STRANGER, late, "confirm-delivered", BECAUSE);
        var lost = offered(mina, "35.10");
        twice("rider", mina, lost, "accept", "");
        twice("rider", mina, lost, "pick-up", "");
        twice("operator", STRANGER, lost, "give-up", BECAUSE);
        var handedOn = offered(junho, "35.20");
        twice("rider", junho, handedOn, "accept", "");
        twice("rider", junho, handedOn, "pick-up", "");
        put(sora, AT_THE_SHOP.replace("33.4996", "35.30"));
        twice("operator", STRANGER, handedOn, "reassign", """
                {"riderId": "%s", "reason": "a flat tyre"}
                """.formatted(sora));
        twice("rider", sora, handedOn, "hand-over", "");
        twice("rider", sora, offered(sora, "35.30"), "decline", "");
        var takenBack = offered(junho, "35.20");
        twice("rider", junho, takenBack, "accept", "");
        twice("operator", STRANGER, takenBack, "take-back", BECAUSE);

        assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency")
                        .query(String.class)
                        .single())
                .contains(late.toString(), takenBack.toString())
                .doesNotContain("2층", "010-5555-0102", "초인종");
    }

    /// An order from a shop where nobody but this rider is.
    private UUID offered(UUID rider, String lat) {
        var order = UUID.randomUUID();
        put(rider, AT_THE_SHOP.replace("33.4996", lat));
        events.publish(
                "order.accepted.v1",
                order,
                5,
                accepted(order).replace("33.4996", lat).replace("null", "\"초인종을 누르지 마세요\""));
        await().atMost(SOON)
                .until(() -> get("rider", rider, "riders/me")
                        .path("job")
                        .path("deliveryId")
                        .asString("")
                        .equals(order.toString()));
        return order;
    }

    private void twice(String role, UUID member, UUID order, String what, String body) {
        var path = "deliveries/" + order + "/" + what;
        var first = exchange("POST", role, member, path, body, what + order);
        var again = exchange("POST", role, member, path, body, what + order);

        assertThat(first.statusCode()).as("%s: %s", what, first.body()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void anOrderThatIsAnnouncedTwiceIsDeliveredOnceAndAnUnreadableOneIsParked() {
        var order = UUID.randomUUID();
        var unreadable = UUID.randomUUID();
        var last = UUID.randomUUID();

        events.publish("order.accepted.v1", order, 5, acceptedOnUlleungdo(order));
        events.publish("order.accepted.v1", order, 5, acceptedOnUlleungdo(order));
        events.publish("order.accepted.v1", unreadable, 5, "not json");
        events.publish("order.paid.v1", unreadable, 4, "not for us");
        events.publish("order.accepted.v1", last, 5, acceptedOnUlleungdo(last));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(published(order)).containsExactly("delivery.requested.v1");
            assertThat(published(last)).containsExactly("delivery.requested.v1");
            assertThat(jdbc.sql("select payload from parked where key = ?")
                            .param(unreadable.toString())
                            .query(String.class)
                            .list())
                    .containsExactly("not json");
        });
        assertThat(published(unreadable)).isEmpty();
    }

    private List<String> published(UUID order) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(order)
                .query((row, _) -> row.getString("type"))
                .list();
    }

    private JsonNode put(UUID rider, String body) {
        return json(exchange("PUT", "rider", rider, "riders/me", body, ""));
    }

    private JsonNode get(String role, UUID member, String path) {
        return json(exchange("GET", role, member, path, "", ""));
    }

    private HttpResponse<String> post(UUID rider, UUID order, String what) {
        return exchange("POST", "rider", rider, "deliveries/" + order + "/" + what, "", what + order);
    }

    private HttpResponse<String> exchange(
            String method, String role, UUID member, String path, String body, String idempotencyKey) {
        return new HttpCaller(port)
                .as(role, member)
                .key(idempotencyKey)
                .send(method, "/api/v1/" + path, BodyPublishers.ofString(body));
    }

    private static String state(HttpResponse<String> answer) {
        return json(answer).path("state").asString(answer.body());
    }

    private static void refuses(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        assertThat(reason(answer)).isEqualTo(reason);
    }

    /// An order from a shop that has riders around.
    static String accepted(UUID order) {
        return """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "ownerId": "%s", "at": "2026-05-04T12:00:00Z",
                 "cookMinutes": 20, "shopName": "제주분식", "shopPhone": "064-555-0101",
                 "pickup": {"road": "중앙로 12", "position": {"lat": 33.4996, "lng": 126.5312}},
                 "deliverTo": {"road": "관덕로 3", "detail": "2층", "phone": "010-5555-0102",
                               "position": {"lat": 33.5127, "lng": 126.5219}},
                 "noteToRider": null, "deliveryFee": 3500, "total": 21500}
                """.formatted(order, CUSTOMER, UUID.randomUUID(), OWNER);
    }

    /// An order from a shop on an island where nobody rides.
    static String acceptedOnUlleungdo(UUID order) {
        return accepted(order).replace("33.4996", "37.4840").replace("126.5312", "130.9057");
    }
}

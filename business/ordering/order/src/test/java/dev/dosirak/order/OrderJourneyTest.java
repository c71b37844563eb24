package dev.dosirak.order;

import static dev.dosirak.order.menu.Menus.CHICKEN;
import static dev.dosirak.order.menu.Menus.HOT;
import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.order.lifecycle.OrderContactDetails;
import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The order service from outside: orders come in over HTTP, the world answers over Kafka.
@OrderServiceTest
class OrderJourneyTest {

    /// No part of an id at random looks like it.
    private static final String PHONE = "010-1234-5678";

    static final String ORDERS = "/api/v1/orders";
    static final UUID SHOP = UUID.randomUUID();
    static final UUID OWNER = UUID.randomUUID();
    static final UUID JUNHO = UUID.randomUUID();
    static final UUID SORA = UUID.randomUUID();

    @Autowired
    TestEvents world;

    @Autowired
    Copy shops;

    @Autowired
    OrderContactDetails orderContactDetails;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @BeforeEach
    void thereIsAShop() {
        shops.store(List.of(new SyncItem(SHOP, 1, false, SHOP_DOCUMENT)));
    }

    @Test
    void anOrderIsPlacedPaidAcceptedAndDelivered() {
        var placed = place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO);
        assertThat(placed.statusCode()).isEqualTo(201);
        var id = idOf(placed);
        assertThat(json(placed).required("total").asLong()).isEqualTo(20_500);

        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        tell("relay.relayed.v1", id, "");
        tell("relay.accepted.v1", id, ", \"cookMinutes\": 20");
        await().until(() -> state(id).equals("accepted"));
        tell("delivery.requested.v1", id, "");
        tell("delivery.picked-up.v1", id, ", \"riderId\": \"%s\"".formatted(SORA));
        tell("delivery.delivered.v1", id, ", \"riderId\": \"%s\"".formatted(SORA));
        await().until(() -> state(id).equals("delivered"));

        EventContracts.verify(jdbc);
        assertThat(published(id)).hasSize(7).endsWith("order.delivered.v1");
    }

    /// Seen: a customer who left still ordered and paid.
    @Test
    void aCustomerWhoLeftOrdersNothingAndTheirDoorIsForgottenWhenTheOrderIsOver() {
        var minji = UUID.randomUUID();
        var id = idOf(place("left-1", order(20_500), "customer", minji));
        assertThat(storedOf(id)).contains(PHONE);

        world.publish("identity.member-left.v1", minji, 3, """
                {"memberId":"%s","role":"customer","at":"2026-05-04T12:00:00Z"}
                """.formatted(minji));
        await().untilAsserted(() -> assertThat(
                        place("left-2", order(20_500), "customer", minji).statusCode())
                .isEqualTo(401));
        jdbc.sql("update departed_member set at = now() - interval '30 days' where id = ?")
                .param(minji)
                .update();
        orderContactDetails.eraseOfDepartedCustomers();
        assertThat(storedOf(id)).as("it is under way").contains(PHONE);
        assertThat(isLookedAt(minji)).isTrue();

        tell("payment.declined.v1", id, ", \"reason\": \"no money\"");
        await().until(() -> published(id).contains("order.payment-failed.v1"));
        orderContactDetails.eraseOfDepartedCustomers();

        assertThat(storedOf(id)).doesNotContain(PHONE);
        assertThat(isLookedAt(minji)).as("when there is nothing left").isFalse();
        assertThat(json(get(id, "operator", JUNHO)).required("total").asLong()).isEqualTo(20_500);
    }

    private boolean isLookedAt(UUID customer) {
        return jdbc.sql("select door from departed_member where id = ?")
                .param(customer)
                .query(Boolean.class)
                .single();
    }

    private String storedOf(UUID order) {
        return jdbc.sql("select string_agg(payload, ' ') from event where stream = ?")
                .param(order)
                .query(String.class)
                .single();
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndOneOrder() {
        var key = UUID.randomUUID().toString();
        var first = place(key, order(20_500), "customer", JUNHO);
        var again = place(key, order(20_500), "customer", JUNHO);
        var other = place(key, order(20_501), "customer", JUNHO);
        var somebodyElse = place(key, order(20_500), "customer", UUID.randomUUID());

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(reason(other)).isEqualTo("idempotency-key-reused");
        assertThat(somebodyElse.body()).isNotEqualTo(first.body());
    }

    @Test
    void whatCannotBeOrderedIsRefusedInBothLanguagesAndNothingIsStored() {
        long before = orders();

        assertThat(reason(place("k1", order(100), "customer", JUNHO))).isEqualTo("price-changed");
        assertThat(reason(place(
                        "k2",
                        order(20_500).replace(SHOP.toString(), UUID.randomUUID().toString()),
                        "customer",
                        JUNHO)))
                .isEqualTo("unknown-shop");
        assertThat(reason(place("k3", order(20_500).replace("\"quantity\": 1", "\"quantity\": -1"), "customer", JUNHO)))
                .isEqualTo("quantity-out-of-range");
        assertThat(reason(place(
                        "k4", order(20_500).replace("\"quantity\": 1", "\"quantity\": \"1\""), "customer", JUNHO)))
                .isEqualTo("wrong-type");
        assertThat(reason(place(
                        "k5", order(20_500).replace("\"lines\"", "\"discount\": 1, \"lines\""), "customer", JUNHO)))
                .isEqualTo("unknown-field");
        assertThat(reason(place("k6", "{\"shopId\": ", "customer", JUNHO))).isEqualTo("malformed-json");
        assertThat(reason(place("k7", "{}", "customer", JUNHO))).isEqualTo("invalid-request");
        assertThat(reason(place("k8", order(20_500).replace("37.558", "35.1"), "customer", JUNHO)))
                .isEqualTo("outside-delivery-area");
        assertThat(reason(place("k9", "x".repeat(1_100_000), "customer", JUNHO)))
                .isEqualTo("body-too-large");
        assertThat(reason(place("", order(20_500), "customer", JUNHO))).isEqualTo("idempotency-key-missing");
        assertThat(reason(place("k13", order(20_500).replace("010-1234-5678", "000000000"), "customer", JUNHO)))
                .isEqualTo("phone-not-a-number");
        assertThat(reason(place("k14", withNote("👨‍👩‍👧‍👦".repeat(201)), "customer", JUNHO)))
                .isEqualTo("invalid-request");
        assertThat(place("k10", order(20_500), "owner", OWNER).statusCode()).isEqualTo(403);
        assertThat(orders()).isEqualTo(before);

        var english = caller("customer", JUNHO)
                .key("k11")
                .with("Accept-Language", "en-US")
                .post(ORDERS, order(100));
        assertThat(json(english).required("title").asString()).isEqualTo("The price has changed");
        assertThat(english.headers().firstValue("Content-Type")).contains("application/problem+json");
        var korean = place("k12", order(100), "customer", JUNHO);
        assertThat(json(korean).required("title").asString()).isEqualTo("가격이 달라졌습니다");
        assertThat(json(korean).required("type").asString()).isEqualTo("urn:dosirak:problem:order:price-changed");
    }

    /// Seen: one customer with cards that nobody has ordered so much that others were turned away.
    @Test
    void aCustomerWhoseOrdersAreNotPaidWaitsAndNobodyElseDoes() {
        var minji = UUID.randomUUID();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 10; i++) {
            var placed = place("unpaid-" + i, order(20_500), "customer", minji);
            ids.add(idOf(placed));
        }

        var refused = place("one-more", order(20_500), "customer", minji);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(reason(refused)).isEqualTo("too-many-unpaid");
        assertThat(json(refused).required("detail").asString()).contains("10건");
        var english = caller("customer", minji)
                .key("one-more")
                .with("Accept-Language", "en")
                .post(ORDERS, order(20_500));
        assertThat(json(english).required("detail").asString()).startsWith("At most 10 of your orders");
        var again = place("unpaid-3", order(20_500), "customer", minji);
        assertThat(json(again).required("orderId").asString())
                .isEqualTo(ids.get(3).toString());
        assertThat(place("hers", order(20_500), "customer", UUID.randomUUID()).statusCode())
                .isEqualTo(201);

        tell("payment.declined.v1", ids.getFirst(), ", \"reason\": \"unknown card\"");
        await().until(() -> published(ids.getFirst()).contains("order.payment-failed.v1"));
        assertThat(place("one-more", order(20_500), "customer", minji).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPhoneNumberAndANoteMayBeWrittenAsPeopleDo() {
        var written = withNote("👨‍👩‍👧‍👦".repeat(200)).replace("010-1234-5678", "+82 (0)10 - 1234 - 5678");

        var placed = place(UUID.randomUUID().toString(), written, "customer", JUNHO);

        assertThat(placed.statusCode()).isEqualTo(201);
        var id = idOf(placed);
        assertThat(doorAndPhone(id, "customer", JUNHO)).isEqualTo("301호/010-1234-5678");
    }

    private static String withNote(String note) {
        return order(20_500).replace("\"lines\"", "\"noteToShop\": \"%s\", \"lines\"".formatted(note));
    }

    @Test
    void anOrderIsSeenByItsPeopleOnly() {
        var id = idOf(place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO));

        assertThat(get(id, "customer", JUNHO).statusCode()).isEqualTo(200);
        assertThat(get(id, "owner", OWNER).statusCode()).isEqualTo(200);
        assertThat(get(id, "operator", UUID.randomUUID()).statusCode()).isEqualTo(200);
        assertThat(get(id, "customer", UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(new HttpCaller(port).get(ORDERS + "/" + id).statusCode()).isEqualTo(401);
        assertThat(new HttpCaller(port).token("x.y.z").get(ORDERS + "/" + id).statusCode())
                .isEqualTo(401);
    }

    /// The field's row of the matrix in `docs/security.md`.
    @Test
    void anOwnerReadsTheDoorAndPhoneOnlyWhileTheShopWorksOnIt() {
        var id = idOf(place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO));
        assertThat(doorAndPhone(id, "owner", OWNER)).isEqualTo("/");
        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        tell("relay.relayed.v1", id, "");
        tell("relay.accepted.v1", id, ", \"cookMinutes\": 20");
        await().until(() -> state(id).equals("accepted"));
        assertThat(doorAndPhone(id, "owner", OWNER)).isEqualTo("301호/010-1234-5678");
        tell("delivery.requested.v1", id, "");
        tell("delivery.picked-up.v1", id, ", \"riderId\": \"%s\"".formatted(SORA));
        tell("delivery.delivered.v1", id, ", \"riderId\": \"%s\"".formatted(SORA));
        await().until(() -> state(id).equals("delivered"));

        assertThat(doorAndPhone(id, "owner", OWNER)).isEqualTo("/");
        assertThat(doorAndPhone(id, "customer", JUNHO)).isEqualTo("301호/010-1234-5678");
        assertThat(doorAndPhone(id, "operator", UUID.randomUUID())).isEqualTo("301호/010-1234-5678");
    }

    private String doorAndPhone(UUID order, String role, UUID member) {
        var to = json(get(order, role, member)).required("deliverTo");
        return to.required("detail").asString() + "/" + to.required("phone").asString();
    }

    @Test
    void aCancelledOrderIsRefundedAndLateNewsChangesNothing() {
        var id = idOf(place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO));
        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        tell("relay.relayed.v1", id, "");
        await().until(() -> state(id).equals("pending"));

        var cancelled = cancel(id, "customer", JUNHO);
        assertThat(json(cancelled).required("state").asString()).isEqualTo("refund-pending");

        tell("relay.accepted.v1", id, ", \"cookMinutes\": 20");
        tell("payment.refunded.v1", id, ", \"amount\": 20500");
        await().until(() -> state(id).equals("refunded"));
        assertThat(published(id)).endsWith("order.cancelled.v1", "order.refund-requested.v1", "order.refunded.v1");
    }

    /// `docs/money.md`, scenario 5.
    @Test
    void anOrderUnderWayStopsWhenItsDepositIsUndoneAndAsksForNoRefund() {
        var id = idOf(place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO));
        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        tell("relay.relayed.v1", id, "");
        tell("relay.accepted.v1", id, ", \"cookMinutes\": 20");
        await().until(() -> state(id).equals("accepted"));
        tell("delivery.requested.v1", id, "");
        tell("delivery.picked-up.v1", id, ", \"riderId\": \"%s\"".formatted(SORA));
        await().until(() -> state(id).equals("picked-up"));

        undoDeposit(id);
        await().until(() -> state(id).equals("payment-cancelled"));

        EventContracts.verify(jdbc);
        assertThat(published(id))
                .endsWith("order.picked-up.v1", "order.cancelled.v1", "order.payment-cancelled.v1")
                .doesNotContain("order.refund-requested.v1");
        assertThat(json(get(id, "customer", JUNHO)).required("cancellation").toString())
                .contains("\"bank\"", "\"deposit-reversed\"", "은행에서 입금이 취소되어");
        assertThat(caller("customer", JUNHO)
                        .with("Accept-Language", "en")
                        .get(ORDERS + "/" + id)
                        .body())
                .contains("The bank has undone your deposit");
    }

    @Test
    void anOrderWhoseDepositIsUndoneWaitsForItsRefundNoMore() {
        var id = idOf(place(UUID.randomUUID().toString(), order(20_500), "customer", JUNHO));
        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        cancel(id, "customer", JUNHO);
        assertThat(state(id)).isEqualTo("refund-pending");

        undoDeposit(id);
        await().until(() -> state(id).equals("payment-cancelled"));

        assertThat(published(id))
                .endsWith("order.cancelled.v1", "order.refund-requested.v1", "order.payment-cancelled.v1");
        assertThat(jdbc.sql("select count(*) from waiting where order_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void undoDeposit(UUID order) {
        tell("payment.deposit-reversed.v1", order, ", \"pg\": \"toss\", \"amount\": 20500");
    }

    /// Answers are kept for 72 hours and given again, also to an owner who is through with the order.
    @Test
    void whoRepeatsACommandLearnsNothingThatTheyMayNotSeeAnyMore() {
        var key = UUID.randomUUID().toString();
        var placed = place(key, withNote("초인종을 누르지 마세요"), "customer", JUNHO);
        assertThat(place(key, withNote("초인종을 누르지 마세요"), "customer", JUNHO).body())
                .isEqualTo(placed.body());
        var id = idOf(placed);
        tell("payment.approved.v1", id, "");
        await().until(() -> state(id).equals("payment-succeeded"));
        tell("relay.relayed.v1", id, "");
        tell("relay.accepted.v1", id, ", \"cookMinutes\": 20");
        await().until(() -> state(id).equals("accepted"));
        var cancelled = cancel(id, "owner", OWNER);
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancel(id, "owner", OWNER).body()).isEqualTo(cancelled.body());

        assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency")
                        .query(String.class)
                        .single())
                .contains(id.toString())
                .doesNotContain("301호", "010-1234-5678", "초인종");
        assertThat(jdbc.sql("select count(*) from idempotency where body like ?")
                        .param("%" + id + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private HttpResponse<String> cancel(UUID order, String role, UUID member) {
        return caller(role, member)
                .key("cancel-" + order)
                .post(ORDERS + "/" + order + "/cancel", "{\"reason\": \"늦어서요\"}");
    }

    private void tell(String type, UUID order, String more) {
        world.publish(type, order, 1, "{\"orderId\": \"%s\"%s}".formatted(order, more));
    }

    private String state(UUID order) {
        return json(get(order, "customer", JUNHO)).required("state").asString();
    }

    private List<String> published(UUID order) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(order)
                .query((row, _) -> row.getString("type"))
                .list();
    }

    private long orders() {
        return jdbc.sql("select count(distinct stream) from event")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> place(String key, String body, String role, UUID member) {
        return caller(role, member).key(key).post(ORDERS, body);
    }

    private HttpResponse<String> get(UUID id, String role, UUID member) {
        return caller(role, member).get(ORDERS + "/" + id);
    }

    private static UUID idOf(HttpResponse<String> placed) {
        return UUID.fromString(json(placed).required("orderId").asString());
    }

    private HttpCaller caller(String role, UUID member) {
        return new HttpCaller(port).as(role, member);
    }

    private static String order(long expectedTotal) {
        return """
                {"shopId": "%s", "lines": [{"productId": "%s", "quantity": 1, "options": ["%s"]}],
                 "deliverTo": {"road": "월드컵로 1", "detail": "301호", "phone": "010-1234-5678",
                               "position": {"lat": 37.558, "lng": 126.924}},
                 "paymentMethodId": "%s", "expectedTotal": %d}
                """.formatted(SHOP, CHICKEN, HOT, SHOP, expectedTotal);
    }

    static final String SHOP_DOCUMENT = """
            {"id": "%s", "version": 1, "owner": "%s", "state": "approved",
             "profile": {"name": "미나네 치킨", "phone": "02-333-1234", "address": {"road": "양화로 100"},
                         "position": {"lat": 37.5563, "lng": 126.9220}},
             "delivery": {"radiusMeters": 3000, "minimumOrder": 15000, "fees": [{"uptoMeters": 3000, "fee": 2000}]},
             "hours": {"weekly": [%s], "closedDays": [], "closedUntil": null},
             "menu": {"categories": [{"products": [
               {"id": "%s", "name": "후라이드", "price": 18000, "soldOut": false,
                "optionGroups": [{"name": "맛", "min": 1, "max": 1, "options": [{"id": "%s", "name": "매운맛", "price": 500}]}]}]}]}}
            """.formatted(SHOP, OWNER, weekly(), CHICKEN, HOT);

    private static String weekly() {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .map("{\"day\": \"%s\", \"open\": \"00:00\", \"close\": \"00:00\"}"::formatted)
                .collect(joining(","));
    }
}

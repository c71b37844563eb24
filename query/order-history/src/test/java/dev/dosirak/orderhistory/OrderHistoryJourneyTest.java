package dev.dosirak.orderhistory;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.ReceiptContactDetails;
import dev.dosirak.orderhistory.view.TestEvent;
import dev.dosirak.orderhistory.view.ViewFreshness;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// Walks through the whole service: events come in over Kafka, histories from their owners over HTTP, people look at
/// their orders.
@OrderHistoryTest
class OrderHistoryJourneyTest implements WithOwners {

    static final StubOwners OWNERS = Owners.SERVER;
    static final String ORDERS = "/internal/v1/copies/order-history-orders";
    static final String DELIVERIES = "/internal/v1/copies/order-history-deliveries";

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    ViewFreshness viewFreshness;

    @Autowired
    ReceiptContactDetails receiptContactDetails;

    @Autowired
    JdbcClient jdbc;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    final OrderStories story = OrderStories.fresh();
    final UUID order = story.order();
    final UUID customer = story.parties().customer();
    final UUID owner = story.parties().owner();
    final UUID rider = UUID.randomUUID();

    @Test
    void everyStepIsShownHoweverItArrives() {
        var published = new ArrayList<TestEvent>();
        for (var fact : TestEvent.OF_ORDERS) {
            published.add(happened(fact, published.size() + 1));
        }
        published.addAll(published.subList(3, 8));
        Collections.shuffle(published, new Random(7));
        published.forEach(this::tell);

        await().until(() -> document(customer, "customer").path("timeline").size() == TestEvent.OF_ORDERS.size());
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
    void whereACustomerWhoLeftLivesIsForgottenAndWhatTheyBoughtIsNot() {
        tell(happened("placed", 1));
        tell(happened("delivered", 2));
        await().until(() ->
                document(customer, "customer").path("state").asString("").equals("delivered"));
        var bought = document(customer, "customer");
        assertThat(bought.at("/deliverTo/phone").asString()).isNotEmpty();

        events.publish("identity.member-left.v1", customer, 3, """
                {"memberId": "%s", "role": "customer", "at": "2026-05-04T12:00:00Z"}
                """.formatted(customer));

        await().until(() ->
                document(owner, "operator").at("/deliverTo/phone").asString("?").isEmpty());
        assertThat(jdbc.sql("select document from receipt where order_id = ?")
                        .param(order)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(it -> it.contains(bought.at("/deliverTo/phone").asString()));
        assertThat(document(owner, "operator").path("total")).isEqualTo(bought.path("total"));
    }

    /// As of a refund that was stuck for weeks; and of an order whose news was late.
    @Test
    void theDoorOfACustomerWhoLeftLongAgoIsForgottenWheneverTheirOrderEnds() {
        jdbc.sql("insert into departed_member (id, at) values (?, now() - interval '30 days')")
                .param(customer)
                .update();
        receiptContactDetails.eraseOfDepartedCustomers();
        assertThat(isLookedAt()).as("nothing of theirs is here").isFalse();

        tell(happened("placed", 1));
        await().until(this::isLookedAt);
        receiptContactDetails.eraseOfDepartedCustomers();
        assertThat(isLookedAt()).as("it is under way").isTrue();
        tell(happened("delivered", 2));

        await().until(() -> {
            receiptContactDetails.eraseOfDepartedCustomers();
            return phones().stream().allMatch(String::isEmpty) && !isLookedAt();
        });
    }

    private boolean isLookedAt() {
        return jdbc.sql("select door from departed_member where id = ?")
                .param(customer)
                .query(Boolean.class)
                .single();
    }

    private List<String> phones() {
        return jdbc.sql("select document::jsonb #>> '{deliverTo,phone}' from receipt where order_id = ?")
                .param(order)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aDispatchedRiderSeesTheOrderUntilTheDeliveryIsWithdrawn() {
        tell(happened("placed", 1));
        tell(delivery("requested", 1));
        tell(delivery("dispatched", 2));
        await().until(() -> document(rider, "rider").path("state").asString("").equals("payment-pending"));
        assertThat(list(rider, "rider").path("items")).hasSize(1);

        tell(delivery("withdrawn", 3));
        await().until(() -> document(rider, "rider").path("reason").asString("").equals("unknown-order"));
        assertThat(document(owner, "owner").path("rider").isMissingNode()).isTrue();
        assertThat(list(owner, "owner").path("items")).hasSize(1);
        assertThat(list(rider, "rider").path("items")).isEmpty();
    }

    /// Everything told before a moment is applied once `asOf` has passed that moment.
    @Test
    void theAnswerSaysHowFreshItIs() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        tell(happened("placed", 1));
        var published = Instant.now();
        assertThat(viewFreshness.asOf())
                .as("nobody has told us that this was all")
                .isBefore(published);
        events.publishHeartbeat("order", published.plusMillis(1));
        events.publishHeartbeat("delivery", published.plusMillis(1));

        await().until(() -> viewFreshness.asOf().isAfter(published));
        var list = list(customer, "customer");
        assertThat(list.path("items")).hasSize(1);
        assertThat(Instant.parse(list.path("asOf").asString()))
                .isAfter(published)
                .isBefore(Instant.now());
    }

    @Test
    void whatHappenedBeforeWeWereThereIsShownToo() {
        await().untilAsserted(() -> {
            var seen = get(OrderStories.MINA, "rider", "/" + EARLY.order());
            assertThat(seen.path("state").asString("")).isEqualTo("payment-pending");
            assertThat(seen.path("rider").path("since").asString(""))
                    .isEqualTo(OrderStories.NOON.plusSeconds(103).toString());
        });
    }

    /// The facts themselves were told once, and are lost to us.
    @Test
    void whatTheOwnersTellAgainIsFetched() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        happened("placed", 1);
        happened("paid", 2);
        delivery("requested", 1);
        delivery("dispatched", 4);
        events.publish("order.changed.v1", order, 2, "{\"id\": \"%s\", \"version\": 2}".formatted(order));
        events.publish("delivery.changed.v1", order, 4, "{\"id\": \"%s\", \"version\": 4}".formatted(order));

        await().untilAsserted(() -> {
            var seen = document(rider, "rider");
            assertThat(seen.path("state").asString("")).isEqualTo("payment-succeeded");
            assertThat(seen.path("rider").path("riderId").asString("")).isEqualTo(rider.toString());
        });
    }

    @Test
    void aFactFromBeforeFactsSaidTheirStateIsAskedFor() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        tell(happened("placed", 1));
        tell(happened("paid", 2).withoutState());

        await().untilAsserted(() -> assertThat(
                        document(customer, "customer").path("state").asString(""))
                .isEqualTo("payment-succeeded"));
    }

    /// A node of the owner's from before answered, and the order was in no list for up to an hour.
    @Test
    void whatWasSetAsideIsFetchedWithTheNextFact() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        var placed = TestEvent.ofOrder(story, "placed", 1, rider);
        OWNERS.orders.happened(placed.withoutState());
        tell(placed.withoutState());
        await().until(() -> jdbc.sql("""
                        update sync_pending set due = now() + interval '1 hour', attempts = 20
                         where id = ? and reason is not null
                        """).param(order).update() == 1);
        OWNERS.orders.correct(placed);
        tell(happened("paid", 2));

        await().untilAsserted(() -> assertThat(
                        document(customer, "customer").path("state").asString(""))
                .isEqualTo("payment-succeeded"));
    }

    @Test
    void whatSomebodyDidByHandIsNamedAndRepairedAndNothingElseIs() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        var deleted = OrderStories.fresh();
        var ghost = UUID.randomUUID();
        tell(happened("placed", 1));
        tell(happened("paid", 2));
        tell(delivery("dispatched", 2));
        tell(happened(deleted, "placed", 1));
        await().untilAsserted(() -> {
            assertThat(drift(ORDERS, false)).isEmpty();
            assertThat(drift(DELIVERIES, false)).isEmpty();
        });

        var stranger = stranger();
        stranger.sql("update order_view set state = 'refunded' where order_id = ?")
                .param(order)
                .update();
        stranger.sql("update delivery_view set assigned_to = null where order_id = ?")
                .param(order)
                .update();
        stranger.sql("delete from order_view where order_id = ?")
                .param(deleted.order())
                .update();
        stranger.sql("insert into order_view (edition, order_id) select number, ? from edition where state = 'out'")
                .param(ghost)
                .update();

        assertThat(drift(ORDERS, true))
                .containsExactlyInAnyOrder(order + " -1 2", deleted.order() + " 0 1", ghost + " -1 0");
        assertThat(drift(DELIVERIES, true)).containsExactly(order + " -1 2");
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        assertThat(drift(ORDERS, false)).isEmpty();
        assertThat(drift(DELIVERIES, false)).isEmpty();
        var seen = document(rider, "rider");
        assertThat(seen.path("rider").path("riderId").asString("")).isEqualTo(rider.toString());
        assertThat(list(customer, "customer").at("/items/0/state").asString()).isEqualTo("payment-succeeded");
        assertThat(get(deleted.parties().customer(), "customer", "/" + deleted.order())
                        .path("state")
                        .asString(""))
                .isEqualTo("payment-pending");
    }

    /// People go on looking, and what only the other owner knows is still there.
    @Test
    void theViewsAreRebuiltWhilePeopleLook() {
        await().until(() -> isCurrent(ORDERS) && isCurrent(DELIVERIES));
        tell(happened("placed", 1));
        tell(delivery("dispatched", 2));
        await().until(() -> list(rider, "rider").path("items").size() == 1);

        for (var copy : List.of(ORDERS, DELIVERIES)) {
            var before = edition(copy);
            post(copy + "/import", "{}");
            await().until(() -> {
                assertThat(list(rider, "rider").path("items")).hasSize(1);
                return isCurrent(copy) && edition(copy) > before;
            });
        }
        assertThat(list(rider, "rider").path("items")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from information_schema.tables where table_name = 'outbox'")
                        .query(Integer.class)
                        .single())
                .as("there is nothing to tell anybody with")
                .isZero();
    }

    private long edition(String copy) {
        return jdbc.sql("select number from edition where state = 'out' and part = ?")
                .param(copy.equals(ORDERS) ? "orders" : "deliveries")
                .query(Long.class)
                .single();
    }

    /// Somebody who gets into the database, but is not the service.
    private JdbcClient stranger() {
        return JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password")));
    }

    @Autowired
    Environment environment;

    private boolean isCurrent(String copy) {
        return json(service().get(copy)).path("state").asString().equals("CURRENT");
    }

    private List<String> drift(String copy, boolean repair) {
        var audit = post(copy + "/audit?repair=" + repair, "");
        return audit.required("drift")
                .valueStream()
                .map(it -> "%s %d %d"
                        .formatted(
                                it.required("id").asString(),
                                it.required("held").asLong(),
                                it.required("owned").asLong()))
                .toList();
    }

    private JsonNode post(String path, String body) {
        return json(service().post(path, body));
    }

    private HttpCaller service() {
        return new HttpCaller(port).token(TestTokens.ofService("command", serviceKey));
    }

    private JsonNode document(UUID member, String role) {
        return get(member, role, "/" + order);
    }

    private JsonNode list(UUID member, String role) {
        return get(member, role, "");
    }

    private JsonNode get(UUID member, String role, String rest) {
        return json(new HttpCaller(port).as(role, member).get("/api/v1/order-history/orders" + rest));
    }

    private TestEvent happened(String fact, long sequence) {
        return happened(story, fact, sequence);
    }

    private TestEvent happened(OrderStories story, String fact, long sequence) {
        var testEvent = TestEvent.ofOrder(story, fact, sequence, rider);
        OWNERS.orders.happened(testEvent);
        return testEvent;
    }

    private TestEvent delivery(String fact, long sequence) {
        var testEvent = TestEvent.ofDelivery(story, fact, sequence, rider);
        OWNERS.deliveries.happened(testEvent);
        return testEvent;
    }

    private void tell(TestEvent fact) {
        events.publish(fact.type(), fact.order(), fact.sequence(), fact.body());
    }
}

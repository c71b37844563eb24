package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.OrderRequest;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Position;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A shop with its owner, a customer round the corner and a rider; no other test knows them.
record Stage(Town town, Member owner, Member customer, Member rider, UUID shop, String code, Position place) {

    /// Longer than anything takes, also when a process has to be started again on a busy machine, which the
    /// supervisor waits three minutes for.
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    UUID product(String product) {
        return Ids.imported("product", code + "/" + product);
    }

    UUID option(String option) {
        return Ids.imported("option", code + "/" + option);
    }

    /// 300 m from the shop.
    Position home() {
        return new Position(place.lat() + 0.0027, place.lng());
    }

    UUID card(Card card) {
        return new Customer(customer.session()).registerCard(card);
    }

    /// One mild chicken, with the right total; anything may be changed before it is sent.
    ObjectNode wish(UUID card) {
        return wish(shop, product("chicken"), option("mild"), home(), card);
    }

    static ObjectNode wish(UUID shop, UUID chicken, UUID mild, Position home, UUID card) {
        return JsonMapper.shared()
                .valueToTree(new OrderRequest(
                        shop,
                        List.of(new OrderRequest.Line(chicken, 1, List.of(mild))),
                        new OrderRequest.DeliverTo("무대로 2", "101호", "010-0990-0002", home),
                        card,
                        MenuFixture.CHICKEN + MenuFixture.FEE_NEARBY,
                        "",
                        ""));
    }

    /// Sends the wish until the order service has heard of the shop, and demands that it is taken.
    UUID place(ObjectNode wish) {
        var reply = answer(wish);
        return UUID.fromString(reply.ok(201).path("orderId").asString());
    }

    /// The first answer to the wish that is about the wish itself.
    Reply answer(ObjectNode wish) {
        return eventually()
                .until(
                        () -> customer.http().post("/api/v1/orders", wish),
                        it -> !it.reason().equals("unknown-shop"));
    }

    /// A paid order that rings in the shop.
    UUID ringing(Card card) {
        var order = place(wish(card(card)));
        awaitState(order, "pending");
        return order;
    }

    JsonNode look(UUID order) {
        return customer.http().get("/api/v1/orders/" + order).ok(200);
    }

    void awaitState(UUID order, String state) {
        eventually()
                .untilAsserted(
                        () -> assertThat(look(order).path("state").asString()).isEqualTo(state));
    }

    /// The states that the order went through, as the customer sees them in the order history.
    List<String> timeline(UUID order) {
        return new Customer(customer.session())
                .history(order)
                .path("timeline")
                .valueStream()
                .map(it -> it.path("state").asString())
                .toList();
    }

    void awaitTimeline(UUID order, String... states) {
        eventually().untilAsserted(() -> assertThat(timeline(order)).containsExactly(states));
    }

    /// The ids of the customer's orders in the order history, newest first.
    List<String> orders() {
        return customer.http()
                .get("/api/v1/order-history/orders")
                .ok(200)
                .path("items")
                .valueStream()
                .map(it -> it.path("orderId").asString())
                .toList();
    }

    String payment(UUID order) {
        return customer.http()
                .get("/api/v1/payments/" + order)
                .json()
                .path("state")
                .asString("");
    }

    void awaitPayment(UUID order, String state) {
        eventually().untilAsserted(() -> assertThat(payment(order)).isEqualTo(state));
    }

    void accept(UUID order) {
        eventually().until(() -> new Owner(owner.session()).accept(order, 15).status() == 200);
    }

    /// The rider waits at the shop and takes the delivery when it is offered.
    Rider takenByRider(UUID order) {
        var hans = new Rider(rider.session());
        hans.report(true, place);
        eventually()
                .untilAsserted(
                        () -> assertThat(hans.me().path("job").path("orderId").asString(""))
                                .isEqualTo(order.toString()));
        hans.accept(order);
        return hans;
    }

    /// The rider waits at the shop and brings whatever is offered first.
    void bringNext() {
        var hans = new Rider(rider.session());
        hans.report(true, place);
        var offered =
                eventually().until(() -> hans.me().path("job").path("orderId").asString(""), it -> !it.isEmpty());
        var order = UUID.fromString(offered);
        hans.accept(order);
        hans.pickUp(order);
        hans.handOver(order);
    }

    /// Asks again until it comes true; what is refused or away may be there a moment later.
    static org.awaitility.core.ConditionFactory eventually() {
        return await().atMost(PATIENCE)
                .pollInterval(POLL_INTERVAL)
                .ignoreExceptionsMatching(it -> it instanceof ApiRefusal || it instanceof NoAnswer);
    }
}

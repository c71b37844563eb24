package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.platform.kernel.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People whom nobody knows register, open a shop, and a meal reaches a door.
interface OrderJourney {

    String PASSWORD = "a-long-password";
    Duration STREAM_OPENS = Duration.ofSeconds(20);

    @Test
    default void anOrderOfNewPeopleAtANewShopIsDeliveredAndEveryStateIsSeen(Town town) throws InterruptedException {
        var owner = approved(town, "owner");
        var shop = openedShop(town, owner);
        var rider = approved(town, "rider");
        var customer = registered(town, "customer");
        var buyer = new Customer(customer.session());
        var card = buyer.registerCard(Card.GOOD);
        var page = buyer.shopPage(shop.id());
        var chicken =
                page.path("menu").path("categories").path(0).path("products").path(0);
        var mild = chicken.path("optionGroups").path(0).path("options").path(0);
        var stage = new Stage(town, owner, customer, rider, shop.id(), "", shop.place());
        var wish = Stage.wish(shop.id(), id(chicken), id(mild), stage.home(), card);

        var rings = new CopyOnWriteArrayList<EventStream.Event>();
        var offers = new CopyOnWriteArrayList<EventStream.Event>();
        var hans = new Rider(rider.session());
        assertThat(hans.report(true, shop.place())).isEqualTo("free");
        try (var terminal = new Owner(owner.session()).terminal(rings::add);
                var phone = hans.stream(offers::add)) {
            assertThat(terminal.awaitOpen(STREAM_OPENS)).isTrue();
            assertThat(phone.awaitOpen(STREAM_OPENS)).isTrue();

            var order = stage.place(wish);
            eventually().until(() -> received(rings, "order-paid", order));
            new Owner(owner.session()).acknowledge(order);
            new Owner(owner.session()).accept(order, 15);
            eventually().until(() -> received(offers, "offer", order));
            hans.accept(order);
            hans.pickUp(order);
            hans.delay(order, "비가 많이 옵니다");
            hans.handOver(order);

            stage.awaitTimeline(
                    order,
                    "payment-pending",
                    "payment-succeeded",
                    "pending",
                    "accepted",
                    "delivery-pending",
                    "picked-up",
                    "delayed",
                    "delivered");
            assertThat(stage.look(order).path("state").asString()).isEqualTo("delivered");
            assertThat(stage.payment(order)).isEqualTo("approved");
            assertThat(town.journal(order))
                    .containsExactly("approval " + (MenuFixture.CHICKEN + MenuFixture.FEE_NEARBY));
            for (var person : List.of(customer, owner, rider)) {
                var list = person.http().get("/api/v1/order-history/orders").ok(200);
                assertThat(list.path("items")).as(person.email()).hasSize(1);
                assertThat(list.path("items").path(0).path("state").asString()).isEqualTo("delivered");
            }
            assertThat(hans.me().path("state").asString()).isEqualTo("free");
        }
    }

    @Test
    default void anOwnerIsNobodyUntilAnOperatorHasApproved(Town town) {
        var newcomer = registered(town, "owner");
        town.login(newcomer.email(), PASSWORD).refused(403, "not-yet-approved");

        town.operator()
                .http()
                .post("/api/v1/members/" + newcomer.id() + "/refuse", Map.of("reason", "사업자등록증이 없습니다"))
                .ok(200);

        town.login(newcomer.email(), PASSWORD).refused(403, "registration-refused");
    }

    record NewShop(UUID id, Position place) {}

    private static NewShop openedShop(Town town, Member owner) {
        var place = town.somewhere();
        var registration = Map.of(
                "profile", MenuFixture.profile("새벽 치킨", place),
                "delivery", MenuFixture.DELIVERY,
                "hours", MenuFixture.ALWAYS_OPEN);
        var shop = owner.http().post("/api/v1/shops", registration).ok(201);
        assertThat(shop.path("state").asString()).isEqualTo("registered");
        var path = "/api/v1/shops/" + shop.path("id").asString();

        owner.http().put(path + "/menu", MenuFixture.newMenu()).refused(428, "if-match-missing");
        owner.http()
                .with("If-Match", "\"" + shop.path("version").asLong() + "\"")
                .put(path + "/menu", MenuFixture.newMenu())
                .ok(200);
        owner.http()
                .with("If-Match", "\"" + shop.path("version").asLong() + "\"")
                .put(path + "/menu", MenuFixture.newMenu())
                .refused(412, "changed-since-seen");
        var around = "/api/v1/storefront/shops?lat=%s&lng=%s".formatted(place.lat(), place.lng());
        assertThat(town.http().get(around).ok(200).path("items")).isEmpty();

        new Operator(town.operator().session()).approveShop(id(shop));
        eventually()
                .untilAsserted(() -> assertThat(town.http()
                                .get(around)
                                .ok(200)
                                .path("items")
                                .path(0)
                                .path("id")
                                .asString(""))
                        .isEqualTo(shop.path("id").asString()));
        return new NewShop(id(shop), place);
    }

    /// Asked again under the same key until somebody answers, as people do.
    private static Member registered(Town town, String role) {
        var email = role + "-" + UUID.randomUUID() + "@acceptance.example";
        var newcomer =
                Map.of("role", role, "email", email, "password", PASSWORD, "name", "홍길동", "phone", "010-0990-0003");
        var http = town.http().with("Idempotency-Key", UUID.randomUUID().toString());
        var reply = eventually().until(() -> http.post("/api/v1/members", newcomer), it -> it.status() == 201);
        return new Member(town, UUID.fromString(reply.ok(201).path("memberId").asString()), email, PASSWORD);
    }

    private static Member approved(Town town, String role) {
        var member = registered(town, role);
        new Operator(town.operator().session()).approveMember(member.id());
        return member;
    }

    private static boolean received(List<EventStream.Event> events, String name, UUID order) {
        return events.stream()
                .anyMatch(it -> it.name().equals(name)
                        && it.data().path("orderId").asString("").equals(order.toString()));
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.path("id").asString());
    }
}

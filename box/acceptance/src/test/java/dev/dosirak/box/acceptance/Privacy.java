package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nobody sees or changes what is not theirs, whatever their role.
interface Privacy {

    Map<String, Object> BECAUSE = Map.of("reason", "other");

    @Test
    default void anOrderIsKeptFromEverybodyWhomItDoesNotConcern(Town town) {
        var stage = town.stage();
        var strangers = town.stage();
        var order = stage.ringing(Card.GOOD);
        var before = stage.look(order);

        for (var stranger : List.of(strangers.customer(), strangers.owner(), strangers.rider(), stage.rider())) {
            var http = stranger.http();
            http.get("/api/v1/orders/" + order).keptAway();
            http.get("/api/v1/order-history/orders/" + order).keptAway();
            http.get("/api/v1/payments/" + order).keptAway();
            http.post("/api/v1/orders/" + order + "/cancel", BECAUSE).keptAway();
            var ticket = "/api/v1/relay/orders/" + order;
            http.post(ticket + "/acknowledge", null).keptAway();
            http.post(ticket + "/accept", Map.of("cookMinutes", 15)).keptAway();
            http.post(ticket + "/reject", BECAUSE).keptAway();
            assertThat(http.get("/api/v1/order-history/orders").ok(200).path("items"))
                    .isEmpty();
        }
        assertThat(strangers
                        .owner()
                        .http()
                        .get("/api/v1/relay/tickets?state=all")
                        .ok(200)
                        .path("items"))
                .isEmpty();
        stage.owner().http().get("/api/v1/payments/" + order).keptAway();
        stage.customer()
                .http()
                .post("/api/v1/relay/orders/" + order + "/accept", Map.of("cookMinutes", 15))
                .keptAway();

        assertThat(stage.look(order)).isEqualTo(before);
        assertThat(tickets(stage).path(0).path("state").asString()).isEqualTo("ringing");
    }

    @Test
    default void aDeliveryIsKeptFromEverybodyWhomItDoesNotConcern(Town town) {
        var stage = town.stage();
        var strangers = town.stage();
        var order = stage.ringing(Card.GOOD);
        stage.accept(order);
        stage.takenByRider(order);
        var delivery = "/api/v1/deliveries/" + order;
        var before = stage.rider().http().get(delivery).ok(200);

        for (var stranger : List.of(strangers.customer(), strangers.owner(), strangers.rider())) {
            stranger.http().get(delivery).keptAway();
        }
        var everybodyElse = List.of(
                strangers.customer(),
                strangers.owner(),
                strangers.rider(),
                stage.customer(),
                stage.owner(),
                town.operator());
        for (var stranger : everybodyElse) {
            for (var move : List.of("accept", "decline", "pick-up", "hand-over")) {
                var reply = stranger.http().post(delivery + "/" + move, null);
                assertThat(reply.status()).as(reply.asked()).isIn(403, 404, 409);
            }
            assertThat(stranger.http().post(delivery + "/delay", BECAUSE).status())
                    .isIn(403, 404, 409);
        }

        assertThat(stage.rider().http().get(delivery).ok(200)).isEqualTo(before);
    }

    @Test
    default void aShopIsChangedByItsOwnerOnly(Town town) {
        var stage = town.stage();
        var strangers = town.stage();
        stage.place(stage.wish(stage.card(Card.GOOD)));
        var path = "/api/v1/shops/" + stage.shop();
        var before = stage.owner().http().get(path);
        var tag = before.headers().firstValue("ETag").orElse("");
        var shop = before.ok(200);

        for (var stranger : List.of(strangers.owner(), stage.customer(), stage.rider())) {
            var http = stranger.http();
            http.get(path).keptAway();
            for (var part : List.of("profile", "delivery", "hours", "menu")) {
                http.with("If-Match", tag)
                        .put(path + "/" + part, shop.path(part))
                        .keptAway();
            }
            http.post(path + "/close", Map.of()).keptAway();
            http.post(path + "/open", null).keptAway();
            http.put(path + "/products/" + stage.product("chicken") + "/sold-out", Map.of("soldOut", true))
                    .keptAway();
        }
        assertThat(strangers.owner().http().get("/api/v1/shops/mine").ok(200).path("items"))
                .hasSize(1);

        assertThat(stage.owner().http().get(path).ok(200)).isEqualTo(shop);
    }

    @Test
    default void aCardIsUsedAndRemovedByItsCustomerOnly(Town town) {
        var stage = town.stage();
        var strangers = town.stage();
        var card = stage.card(Card.GOOD);

        for (var stranger : List.of(strangers.customer(), stage.owner(), stage.rider(), town.operator())) {
            stranger.http().delete("/api/v1/payment-methods/" + card).keptAway();
        }
        assertThat(cards(strangers.customer())).isEmpty();
        assertThat(cards(stage.customer())).hasSize(1);

        stage.customer().http().delete("/api/v1/payment-methods/" + card).ok(204);
        assertThat(cards(stage.customer())).isEmpty();
    }

    @Test
    default void aCardNumberIsNeverShownInFull(Town town) {
        var stage = town.stage();
        stage.card(Card.GOOD);

        assertThat(stage.customer().http().get("/api/v1/payment-methods").text())
                .doesNotContain(Card.GOOD.number())
                .doesNotContain(Card.GOOD.number().substring(4, 12));
    }

    @Test
    default void onlyOperatorsDoTheOperatorsWork(Town town) {
        var stage = town.stage();
        var nobody = UUID.randomUUID();
        for (var member : List.of(stage.customer(), stage.owner(), stage.rider())) {
            var http = member.http();
            http.get("/api/v1/members?state=pending").refused(403, "not-for-this-role");
            http.post("/api/v1/members/" + nobody + "/approve", null).refused(403, "not-for-this-role");
            http.post("/api/v1/members/" + nobody + "/refuse", BECAUSE).refused(403, "not-for-this-role");
            http.post("/api/v1/members/import", Map.of("rows", List.of())).refused(403, "not-for-this-role");
            http.get("/api/v1/shops?state=registered").refused(403, "not-for-this-role");
            http.post("/api/v1/shops/" + stage.shop() + "/approve", null).refused(403, "not-for-this-role");
            http.post("/api/v1/shops/" + stage.shop() + "/refuse", BECAUSE).refused(403, "not-for-this-role");
            http.post("/api/v1/shops/import", Map.of("rows", List.of())).refused(403, "not-for-this-role");
            http.post("/api/v1/signing-keys/rotate", null).refused(403, "not-for-this-role");
        }
    }

    @Test
    default void aRiderIsOnlyToldOfDeliveriesNearby(Town town) {
        var stage = town.stage();
        var far = town.stage();
        var hans = far.rider();
        var report = Map.of(
                "available",
                true,
                "position",
                new Position(far.place().lat(), far.place().lng()));
        hans.http().put("/api/v1/riders/me", report).ok(200);

        var order = stage.ringing(Card.GOOD);
        stage.accept(order);
        stage.takenByRider(order);

        assertThat(hans.http().get("/api/v1/riders/me").ok(200).path("job").isObject())
                .isFalse();
        eventually().until(() -> stage.look(order).path("state").asString().equals("delivery-pending"));
    }

    private static JsonNode tickets(Stage stage) {
        return stage.owner()
                .http()
                .get("/api/v1/relay/tickets?state=open")
                .ok(200)
                .path("items");
    }

    private static JsonNode cards(Member customer) {
        var cards = customer.http().get("/api/v1/payment-methods").ok(200);
        return cards.isArray() ? cards : cards.path("items");
    }
}

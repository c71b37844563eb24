package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an owner changes in the shop holds for the next order.
interface ShopChanges {

    @Test
    default void aSoldOutDishCannotBeOrderedUntilItIsThereAgain(Town town) {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        stage.place(wish);
        var soldOut = "/api/v1/shops/%s/products/%s/sold-out".formatted(stage.shop(), stage.product("chicken"));

        stage.owner().http().put(soldOut, Map.of("soldOut", true)).ok(200);
        awaitRefusal(stage, wish, 409, "sold-out");
        eventually().until(() -> chicken(page(town, stage)).path("soldOut").asBoolean());

        stage.owner().http().put(soldOut, Map.of("soldOut", false)).ok(200);
        awaitTaken(stage, wish);
    }

    @Test
    default void anOrderWithYesterdaysPriceIsRefusedAndToldTodays(Town town) {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        stage.place(wish);

        var path = "/api/v1/shops/" + stage.shop();
        var shop = stage.owner().http().get(path);
        var menu = (ObjectNode) shop.ok(200).path("menu");
        ((ObjectNode) menu.path("categories").path(0).path("products").path(0))
                .put("price", MenuFixture.CHICKEN + 1_000);
        stage.owner()
                .http()
                .with("If-Match", shop.headers().firstValue("ETag").orElse(""))
                .put(path + "/menu", menu)
                .ok(200);

        var refusal = awaitRefusal(stage, wish, 422, "price-changed");
        assertThat(refusal.json().path("detail").asString()).contains("21,000");
        var today = wish.deepCopy().put("expectedTotal", 21_000);
        awaitTaken(stage, today);
    }

    @Test
    default void aClosedShopTakesNoOrders(Town town) {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        stage.place(wish);
        var path = "/api/v1/shops/" + stage.shop();

        stage.owner().http().post(path + "/close", Map.of()).ok(200);
        awaitRefusal(stage, wish, 409, "shop-closed");
        eventually().until(() -> !page(town, stage).path("open").asBoolean());

        stage.owner().http().post(path + "/open", null).ok(200);
        awaitTaken(stage, wish);
    }

    private static Reply awaitRefusal(Stage stage, ObjectNode wish, int status, String reason) {
        return eventually()
                .until(() -> stage.customer().http().post("/api/v1/orders", wish), it -> it.status() != 201)
                .refused(status, reason);
    }

    private static void awaitTaken(Stage stage, ObjectNode wish) {
        eventually()
                .until(() ->
                        stage.customer().http().post("/api/v1/orders", wish).status() == 201);
    }

    private static JsonNode page(Town town, Stage stage) {
        return town.http().get("/api/v1/storefront/shops/" + stage.shop()).ok(200);
    }

    private static JsonNode chicken(JsonNode page) {
        return page.path("menu").path("categories").path(0).path("products").path(0);
    }
}

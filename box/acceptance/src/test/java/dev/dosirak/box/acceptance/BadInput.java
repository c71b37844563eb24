package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.platform.kernel.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever is wrong with a request, it is told in a problem of its own, in the caller's language, and leaves nothing
/// behind.
interface BadInput {

    String ORDERS = "/api/v1/orders";
    int A_MEGABYTE = 1_100_000;

    /// @param ask what somebody does who is logged in as the stage's customer
    record Bad(String what, int status, String reason, Function<Http, Reply> ask) {}

    @Test
    default void everyBadOrderIsRefusedForItsOwnReasonAndNothingIsStored(Town town) {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        var good = stage.place(wish);
        var closed = town.stage();
        closed.place(closed.wish(closed.card(Card.GOOD)));
        closed.owner()
                .http()
                .post("/api/v1/shops/" + closed.shop() + "/close", Map.of())
                .ok(200);
        var atClosed = closed.wish(UUID.randomUUID());
        eventually().until(() -> closed.answer(atClosed).status() == 409);

        var all = new ArrayList<Bad>(unreadable(wish));
        all.addAll(impossible(stage, wish));
        all.add(order("a closed shop", 409, "shop-closed", atClosed));
        for (var bad : all) {
            refusedInBothLanguages(bad, stage.customer().http());
        }

        var next = stage.place(wish);
        eventually().until(() -> stage.orders().contains(next.toString()));
        assertThat(stage.orders()).containsExactly(next.toString(), good.toString());
        assertThat(stage.look(good).path("state").asString()).isNotEqualTo("cancelled");
    }

    @Test
    default void whoeverIsNotLoggedInOrOfAnotherRoleIsTurnedAway(Town town) {
        var stage = town.stage();
        var wish = stage.wish(UUID.randomUUID());
        var mine = stage.customer().http();
        var token = mine.headers().getOrDefault("Authorization", "");
        var parts = token.split("\\.", -1);
        var forged = List.of(
                "Bearer nonsense",
                "Bearer " + "x".repeat(5_000),
                "Basic b3BlcmF0b3I6b3BlcmF0b3I=",
                parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "x",
                parts[0] + "." + parts[1] + ".",
                "Bearer eyJhbGciOiJub25lIn0" + "." + parts[1] + ".");

        for (var authorization : forged) {
            refusedInBothLanguages(
                    order("the token " + authorization, 401, "no-valid-token", wish),
                    town.http().with("Authorization", authorization));
        }
        refusedInBothLanguages(order("no token", 401, "no-valid-token", wish), town.http());
        for (var other : List.of(stage.owner(), stage.rider(), town.operator())) {
            refusedInBothLanguages(order("another role", 403, "not-for-this-role", wish), other.http());
        }
    }

    @Test
    default void somethingThatIsNotThereIsRefusedToo(Town town) {
        var stage = town.stage();
        var nobodys = UUID.randomUUID();
        var mine = stage.customer().http();
        var bad = List.of(
                new Bad("an unknown address", 404, "no-such-resource", it -> it.get("/api/v1/nothing")),
                new Bad(
                        "an unknown address below a known one",
                        404,
                        "no-such-resource",
                        it -> it.get(ORDERS + "/" + nobodys + "/lines")),
                new Bad("an unknown method", 405, "method-not-allowed", it -> it.delete(ORDERS + "/" + nobodys)),
                new Bad("an unknown order", 404, "unknown-order", it -> it.get(ORDERS + "/" + nobodys)),
                new Bad("no id", 400, "wrong-type", it -> it.get(ORDERS + "/number-seven")),
                new Bad(
                        "an unknown shop page",
                        404,
                        "unknown-shop",
                        it -> it.get("/api/v1/storefront/shops/" + nobodys)),
                new Bad(
                        "a place off the earth",
                        422,
                        "no-such-place",
                        it -> it.get("/api/v1/storefront/shops?lat=91&lng=127")),
                new Bad(
                        "a page too large",
                        400,
                        "invalid-request",
                        it -> it.get("/api/v1/order-history/orders?size=100000")));
        for (var each : bad) {
            refusedInBothLanguages(each, mine);
        }
    }

    private static List<Bad> unreadable(ObjectNode wish) {
        var text = wish.toString();
        return List.of(
                order("half a document", 400, "malformed-json", text.substring(0, text.length() / 2)),
                order("no JSON", 400, "malformed-json", "chicken, please"),
                order("an unknown field", 400, "unknown-field", changed(wish, it -> it.put("discount", 18_000))),
                order("text for a number", 400, "wrong-type", changed(wish, it -> it.put("expectedTotal", "free"))),
                order("a number for an id", 400, "wrong-type", changed(wish, it -> it.put("shopId", 7))),
                order("a list for an object", 400, "wrong-type", "[]"),
                order("a huge number", 400, "wrong-type", line(wish, it -> it.put("quantity", 99_999_999_999L))),
                order("half a dish", 400, "wrong-type", line(wish, it -> it.put("quantity", 0.5))),
                new Bad(
                        "a form",
                        415,
                        "unsupported-media-type",
                        it -> it.with("Content-Type", "application/x-www-form-urlencoded")
                                .post(ORDERS, "shopId=1")),
                new Bad("no key", 400, "idempotency-key-missing", it -> it.send("POST", ORDERS, wish)),
                order(
                        "a book of a note",
                        413,
                        "body-too-large",
                        changed(wish, it -> it.put("noteToShop", "많이 ".repeat(A_MEGABYTE / 7)))));
    }

    private static List<Bad> impossible(Stage stage, ObjectNode wish) {
        var elsewhere = new Position(stage.place().lat() + 0.05, stage.place().lng());
        return List.of(
                order("no dishes", 400, "invalid-request", changed(wish, it -> it.putArray("lines"))),
                order("less than nothing", 422, "quantity-out-of-range", line(wish, it -> it.put("quantity", -1))),
                order("nothing", 422, "quantity-out-of-range", line(wish, it -> it.put("quantity", 0))),
                order("a feast", 422, "quantity-out-of-range", line(wish, it -> it.put("quantity", 2_000_000_000))),
                order(
                        "a strange dish",
                        422,
                        "product-not-of-this-shop",
                        line(wish, it -> it.put("productId", UUID.randomUUID().toString()))),
                order(
                        "a strange option",
                        422,
                        "option-not-of-this-product",
                        line(wish, it -> options(it).add(UUID.randomUUID().toString()))),
                order(
                        "no taste",
                        422,
                        "option-choice-out-of-range",
                        line(wish, it -> options(it).removeAll())),
                order(
                        "two tastes",
                        422,
                        "option-choice-out-of-range",
                        line(wish, it -> options(it).add(stage.option("hot").toString()))),
                order(
                        "one cola only",
                        422,
                        "below-minimum-order",
                        line(
                                wish,
                                it -> it.put("productId", stage.product("cola").toString())
                                        .putArray("options"))),
                order("a bargain", 422, "price-changed", changed(wish, it -> it.put("expectedTotal", 100))),
                order("money back", 400, "invalid-request", changed(wish, it -> it.put("expectedTotal", -20_000))),
                order(
                        "a far door",
                        422,
                        "outside-delivery-area",
                        changed(wish, it -> ((ObjectNode) it.path("deliverTo")).putPOJO("position", elsewhere))),
                order(
                        "a door off the earth",
                        400,
                        "invalid-request",
                        changed(
                                wish,
                                it -> ((ObjectNode) it.path("deliverTo"))
                                        .putPOJO("position", Map.of("lat", 912, "lng", 127)))),
                order(
                        "an unknown shop",
                        404,
                        "unknown-shop",
                        changed(wish, it -> it.put("shopId", UUID.randomUUID().toString()))));
    }

    private static Bad order(String what, int status, String reason, Object body) {
        return new Bad(what, status, reason, it -> it.post(ORDERS, body));
    }

    private static ObjectNode changed(ObjectNode wish, Consumer<ObjectNode> change) {
        var copy = wish.deepCopy();
        change.accept(copy);
        return copy;
    }

    private static ObjectNode line(ObjectNode wish, Consumer<ObjectNode> change) {
        return changed(wish, it -> change.accept((ObjectNode) it.path("lines").path(0)));
    }

    private static ArrayNode options(ObjectNode line) {
        return (ArrayNode) line.path("options");
    }

    private static void refusedInBothLanguages(Bad bad, Http who) {
        var korean = bad.ask.apply(who).refused(bad.status, bad.reason).json();
        var english = bad.ask
                .apply(who.with("Accept-Language", "en"))
                .refused(bad.status, bad.reason)
                .json();
        assertThat(korean.path("title").asString()).as(bad.what).containsPattern("\\p{IsHangul}");
        assertThat(korean.path("detail").asString()).as(bad.what).containsPattern("\\p{IsHangul}");
        assertThat(english.path("title").asString()).as(bad.what).matches("\\p{ASCII}+");
        assertThat(english.path("type")).as(bad.what).isEqualTo(korean.path("type"));
    }
}

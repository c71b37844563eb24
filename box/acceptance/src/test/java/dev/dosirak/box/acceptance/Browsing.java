package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What people see before they order: found by words and by place, with what others say of it, and who has paid to be
/// seen first.
interface Browsing {

    @Test
    default void whatABuyerSaysIsSeenOnTheShopsPageAndInTheList(Town town) {
        var stage = town.stage();
        var order = stage.ringing(Card.GOOD);
        stage.customer()
                .http()
                .post("/api/v1/reviews", Map.of("orderId", order, "rating", 5, "text", "아직 안 왔어요", "images", List.of()))
                .refusedSomehow();
        stage.accept(order);
        var hans = stage.takenByRider(order);
        hans.pickUp(order);
        hans.handOver(order);
        var review = review(stage, order, 4, "바삭바삭해요");
        stage.customer()
                .http()
                .post("/api/v1/reviews", Map.of("orderId", order, "rating", 1, "text", "한 번 더", "images", List.of()))
                .refusedSomehow();

        eventually().untilAsserted(() -> {
            var page =
                    town.http().get("/api/v1/storefront/shops/" + stage.shop()).ok(200);
            assertThat(page.at("/reviews/count").asInt()).isEqualTo(1);
            assertThat(page.at("/reviews/average").asDouble()).isEqualTo(4.0);
            assertThat(page.at("/reviews/newest/0/text").asString()).isEqualTo("바삭바삭해요");
            var entry = entry(list(stage), stage.shop());
            assertThat(entry.at("/rating/count").asInt()).isEqualTo(1);
        });
        stage.customer().http().delete("/api/v1/reviews/" + review).ok(204);
        eventually().untilAsserted(() -> {
            var page =
                    town.http().get("/api/v1/storefront/shops/" + stage.shop()).ok(200);
            assertThat(page.at("/reviews/count").asInt()).isZero();
        });
    }

    /// @return the review's id
    static UUID review(Stage stage, UUID order, int rating, String text) {
        var body = Map.of("orderId", order, "rating", rating, "text", text, "images", List.of());
        var written = eventually()
                .until(() -> stage.customer().http().post("/api/v1/reviews", body), it -> it.status() == 201);
        return UUID.fromString(written.json().path("id").asString());
    }

    @Test
    default void whoPaysStandsFirstAndIsMarked(Town town) {
        var stage = town.stage();
        var ad = advertise(stage);

        // Of the answer that shows it: another node may show it a moment later.
        var token = eventually().until(() -> tokenOf(ad, list(stage), stage), it -> !it.isEmpty());
        eventually()
                .untilAsserted(() -> assertThat(find(stage, "무대 치킨")
                                .path("items")
                                .path(0)
                                .at("/ad/id")
                                .asString(""))
                        .isEqualTo(ad.toString()));
        for (int i = 0; i < 3; i++) {
            town.http()
                    .get("/api/v1/storefront/shops/%s?ad=%s".formatted(stage.shop(), ad))
                    .ok(200);
            town.http().put("/api/v1/storefront/ad-clicks/" + token, Map.of()).ok(204);
        }
        eventually().untilAsserted(() -> {
            var figures =
                    stage.owner().http().get("/api/v1/ads/" + ad + "/figures").ok(200);
            assertThat(figures.toString()).contains("\"clicks\":1").doesNotContain("\"impressions\":0");
        });

        stage.owner().http().post("/api/v1/ads/" + ad + "/end", Map.of()).ok(200);
        eventually().untilAsserted(() -> assertThat(list(stage).toString()).doesNotContain(ad.toString()));
    }

    /// @return what a click on it brings along; empty where it does not stand first
    private static String tokenOf(UUID ad, JsonNode list, Stage stage) {
        var first = list.path("items").path(0);
        return first.path("id").asString("").equals(stage.shop().toString())
                        && first.at("/ad/id").asString("").equals(ad.toString())
                ? first.at("/ad/token").asString("")
                : "";
    }

    /// @return the campaign's id
    static UUID advertise(Stage stage) {
        var purchase = Map.of(
                "shopId",
                stage.shop(),
                "center",
                stage.place(),
                "radiusMeters",
                1_000,
                "position",
                1,
                "dailyBudget",
                100_000,
                "to",
                Instant.now().plus(Duration.ofDays(7)).toString());
        var bought =
                eventually().until(() -> stage.owner().http().post("/api/v1/ads", purchase), it -> it.status() == 201);
        return UUID.fromString(bought.json().path("id").asString());
    }

    @Test
    default void aShopIsFoundByWhatPeopleType(Town town) {
        var stage = town.stage();
        for (var typed : List.of("후라이드", "후라 이드", "무대치킨", "ㅎㄹㅇㄷ")) {
            eventually()
                    .untilAsserted(() -> assertThat(
                                    entry(find(stage, typed), stage.shop()).isMissingNode())
                            .as(typed)
                            .isFalse());
        }
        assertThat(find(stage, "양자역학").path("items")).isEmpty();
    }

    private static JsonNode list(Stage stage) {
        return stage.town()
                .http()
                .get("/api/v1/storefront/shops?lat=%s&lng=%s"
                        .formatted(stage.home().lat(), stage.home().lng()))
                .ok(200);
    }

    private static JsonNode find(Stage stage, String words) {
        return stage.town()
                .http()
                .get("/api/v1/search/shops?q=%s&lat=%s&lng=%s"
                        .formatted(
                                URLEncoder.encode(words, StandardCharsets.UTF_8),
                                stage.home().lat(),
                                stage.home().lng()))
                .ok(200);
    }

    private static JsonNode entry(JsonNode list, UUID shop) {
        return list.path("items")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(shop.toString()))
                .findFirst()
                .orElse(list.path("items").path(-1));
    }
}

package dev.dosirak.review;

import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static dev.dosirak.review.right.Purchases.JUNHO;
import static dev.dosirak.review.right.Purchases.OWNER_SORA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The review service from outside: orders are heard over Kafka, people come over HTTP, others copy what it
/// tells.
@ReviewServiceTest
class ReviewJourneyTest {

    private static final String REVIEWS = "/api/v1/reviews";
    private static final UUID OPERATOR = UUID.randomUUID();

    @Autowired
    TestEvents world;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    private final UUID minji = UUID.randomUUID();
    private final UUID shop = UUID.randomUUID();
    private final List<UUID> published = new ArrayList<>();

    @Test
    void aDeliveredOrderIsReviewedAnsweredHiddenAndCopied() {
        var order = Ids.next();
        delivered(order);
        await().until(() -> rights().equals(List.of(order.toString())));

        var written = customer(minji).key("write-1").post(REVIEWS, review(order));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        var id = json(written).path("id").asString();
        assertThat(customer(minji).key("write-1").post(REVIEWS, review(order)).body())
                .isEqualTo(written.body());
        assertThat(reason(customer(minji).key("write-2").post(REVIEWS, review(order))))
                .isEqualTo("already-reviewed");
        assertThat(rights()).isEmpty();

        var path = REVIEWS + "/" + id;
        assertThat(json(nobody().get(path)).path("text").asString()).isEqualTo("맛있어요");
        var tag = nobody().get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(owner().with("If-Match", tag)
                        .put(path + "/answer", "{\"text\":\"감사합니다\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(customer(JUNHO).put(path + "/like", "")).path("likes").asLong())
                .isEqualTo(1);
        var board = json(nobody().get(REVIEWS + "?shop=" + shop));
        assertThat(board.at("/items/0/answer/text").asString()).isEqualTo("감사합니다");
        assertThat(board.at("/items/0/likes").asLong()).isEqualTo(1);
        assertThat(board.at("/ratings/average").toString()).isEqualTo("4.0");

        assertThat(customer(JUNHO)
                        .key("report-1")
                        .post(path + "/reports", "{\"reason\":\"other\",\"text\":\"\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(operator()
                        .key("hide-1")
                        .post(path + "/hide", "{\"reason\":\"확인 중\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(nobody().get(path).statusCode()).isEqualTo(404);
        assertThat(operator()
                        .key("restore-1")
                        .post(path + "/restore", "{\"reason\":\"문제 없음\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency")
                        .query(String.class)
                        .single())
                .as("what is kept of commands, also when the review is deleted")
                .contains(id)
                .doesNotContain("맛있어요");

        var copied = json(service().get("/internal/v1/shop-reviews/" + shop));
        assertThat(copied.path("version").asLong()).isEqualTo(4);
        assertThat(copied.at("/document/count").asInt()).isEqualTo(1);
        assertThat(copied.at("/document/newest/0/id").asString()).isEqualTo(id);
        assertThat(published(shop))
                .containsExactly(
                        "1 review.changed.v1", "2 review.changed.v1", "3 review.changed.v1", "4 review.changed.v1");
        assertThat(published(UUID.fromString(id)))
                .containsExactly(
                        "1 review.written.v1", "2 review.answered.v1", "3 review.hidden.v1", "4 review.restored.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void whatACustomerWhoLeftHasSaidStaysWithoutThem() {
        var reviewed = Ids.next();
        delivered(reviewed);
        delivered(Ids.next());
        await().until(() -> rights().size() == 2);
        var written = json(customer(minji).key("left-1").post(REVIEWS, review(reviewed)));
        var path = REVIEWS + "/" + written.path("id").asString();

        tell("identity.member-left.v1", minji, """
                {"memberId":"%s","role":"customer","at":"2026-05-04T12:00:00Z"}
                """.formatted(minji));

        await().untilAsserted(() ->
                assertThat(json(nobody().get(path)).path("author").asString()).isEqualTo("-"));
        assertThat(json(nobody().get(path)).path("text").asString()).isEqualTo("맛있어요");
        assertThat(json(service().get("/internal/v1/shop-reviews/" + shop))
                        .at("/document/newest/0/author")
                        .asString())
                .isEqualTo("-");
        assertThat(rights()).isEmpty();
        assertThat(customer(minji)
                        .key("left-2")
                        .post(REVIEWS, review(Ids.next()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCancelledOrderGivesNoRightAndTakesAnUnusedOneAway() {
        var deliveredThenCancelled = Ids.next();
        var cancelledFirst = Ids.next();
        var kept = Ids.next();
        delivered(deliveredThenCancelled);
        await().until(() -> rights().size() == 1);
        cancelled(deliveredThenCancelled);
        cancelled(cancelledFirst);
        delivered(cancelledFirst);
        delivered(deliveredThenCancelled);
        delivered(kept);
        delivered(kept);

        await().until(this::heardAll);
        assertThat(rights()).containsExactly(kept.toString());
        assertThat(reason(customer(minji).key("cancelled-1").post(REVIEWS, review(deliveredThenCancelled))))
                .isEqualTo("unknown-order");
        assertThat(reason(customer(minji).key("cancelled-2").post(REVIEWS, review(cancelledFirst))))
                .isEqualTo("unknown-order");
        assertThat(reason(customer(JUNHO).key("foreign-1").post(REVIEWS, review(kept))))
                .isEqualTo("unknown-order");
    }

    @Test
    void onlyTheBoardIsOpenToEverybody() {
        for (var closed : List.of("/mine", "/rights", "/reports", "/" + Ids.next() + "/decisions")) {
            assertThat(nobody().get(REVIEWS + closed).statusCode()).as(closed).isEqualTo(401);
        }
        assertThat(nobody().get(REVIEWS + "?shop=" + shop).statusCode()).isEqualTo(200);
        assertThat(nobody().get(REVIEWS + "/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(nobody().get(REVIEWS + "/" + Ids.next().toString().toUpperCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(404);
        assertThat(customer(minji).get("/internal/v1/shop-reviews/" + shop).statusCode())
                .isEqualTo(401);
        assertThat(customer(minji).post(REVIEWS, review(Ids.next())).statusCode())
                .isEqualTo(400);
    }

    private void delivered(UUID order) {
        tell("order.delivered.v1", order, """
                {"orderId":"%s","customerId":"%s","shopId":"%s","ownerId":"%s","at":"%s","riderId":"%s"}
                """.formatted(
                        order, minji, shop, OWNER_SORA, Instant.now().minus(Duration.ofHours(1)), JUNHO));
    }

    private void cancelled(UUID order) {
        tell("order.cancelled.v1", order, """
                {"orderId":"%s","customerId":"%s","shopId":"%s","ownerId":"%s","at":"%s","by":"shop","reason":"모두 누락"}
                """.formatted(order, minji, shop, OWNER_SORA, Instant.now()));
    }

    private void tell(String type, UUID order, String body) {
        var event = UUID.randomUUID();
        published.add(event);
        world.publish(event, type, order, 1, body);
    }

    private boolean heardAll() {
        return jdbc.sql("select count(*) from inbox where message in (:told)")
                        .param("told", published)
                        .query(Integer.class)
                        .single()
                == published.size();
    }

    private List<String> rights() {
        return json(customer(minji).get(REVIEWS + "/rights"))
                .path("items")
                .valueStream()
                .map(it -> it.path("orderId").asString())
                .toList();
    }

    private static String review(UUID order) {
        return "{\"orderId\":\"%s\",\"rating\":4,\"text\":\"맛있어요\",\"images\":[]}".formatted(order);
    }

    private List<String> published(UUID key) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by sequence")
                .param(key)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    private HttpCaller customer(UUID member) {
        return nobody().as("customer", member);
    }

    private HttpCaller owner() {
        return nobody().as("owner", OWNER_SORA);
    }

    private HttpCaller operator() {
        return nobody().as("operator", OPERATOR);
    }

    private HttpCaller service() {
        return nobody().token(TestTokens.ofService("storefront", serviceKey));
    }

    private HttpCaller nobody() {
        return new HttpCaller(port);
    }
}

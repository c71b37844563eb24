package dev.dosirak.review.review.web;

import static dev.dosirak.platform.testing.TestBrowser.problem;
import static dev.dosirak.review.review.ReviewTest.NOW;
import static dev.dosirak.review.right.Purchases.CHICKEN;
import static dev.dosirak.review.right.Purchases.DELIVERED;
import static dev.dosirak.review.right.Purchases.JUNHO;
import static dev.dosirak.review.right.Purchases.MINJI;
import static dev.dosirak.review.right.Purchases.ORDER;
import static dev.dosirak.review.right.Purchases.OWNER_SORA;
import static dev.dosirak.review.right.Purchases.SHOP;
import static dev.dosirak.review.right.Purchases.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.testing.TestBrowser;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.ifmatch.IfMatchResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewTest;
import dev.dosirak.review.review.ReviewsContract;
import dev.dosirak.review.review.TestStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ReviewControllersTest {

    private static final UUID OPERATOR = UUID.fromString("0190aaaa-0000-7000-8000-000000000009");
    private static final String REVIEWS = "/api/v1/reviews";
    private static final String PATH = REVIEWS + "/" + ReviewTest.REVIEW.id();
    private static final String WORDS = "\"rating\":4,\"text\":\"괜찮아요\",\"images\":[]}";
    private static final String EDIT = "{" + WORDS;
    private static final String NEW = "{\"orderId\":\"%s\",".formatted(ORDER) + WORDS;

    private TestStores testStores = storeAt(NOW);
    private MockMvcTester mvc = mvcOf(testStores);

    private static TestStores storeAt(Instant now) {
        return TestStores.inMemory(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static MockMvcTester mvcOf(TestStores testStores) {
        return MockMvcTester.of(
                List.of(
                        new PublicReviewController(testStores.audience()),
                        new CustomerReviewController(testStores.reviewer()),
                        new AnswerController(testStores.shopkeeper()),
                        new ReactionController(testStores.audience()),
                        new ModerationController(testStores.moderator())),
                it -> it.setControllerAdvice(new ProblemHandler(new Problems("review")))
                        .setCustomArgumentResolvers(new CallerResolver(), new IfMatchResolver())
                        .build());
    }

    @Test
    void theBuyerReviewsOnce() {
        testStores.rights().grant(CHICKEN);

        assertThat(as("customer", JUNHO).post(REVIEWS, NEW)).satisfies(problem(404, "unknown-order"));
        assertThat(as("owner", OWNER_SORA).post(REVIEWS, NEW)).satisfies(problem(403, "not-for-this-role"));
        var written = as("customer", MINJI).post(REVIEWS, NEW);
        assertThat(written).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("shown");
        assertThat(written).bodyJson().extractingPath("$.version").isEqualTo(1);
        var mine = as("customer", MINJI).get(REVIEWS + "/mine");
        assertThat(mine).bodyJson().extractingPath("$.items[0].review.rating").isEqualTo(4);
        assertThat(mine).bodyJson().extractingPath("$.items[0].orderId").isEqualTo(ORDER.toString());
        assertThat(mine).bodyJson().extractingPath("$.items[0].editableUntil").isEqualTo("2026-12-21T11:00:00Z");
        assertThat(as("customer", MINJI).post(REVIEWS, NEW)).satisfies(problem(409, "already-reviewed"));
    }

    @Test
    void whatCannotBeSaidIsRefusedByName() {
        testStores.rights().grant(CHICKEN);

        assertThat(write("\"rating\":4", "\"rating\":6")).satisfies(problem(422, "rating-out-of-range"));
        assertThat(write("\"rating\":4,", "")).satisfies(problem(400, "wrong-type"));
        assertThat(write("괜찮아요", "가".repeat(1_001))).satisfies(problem(422, "text-length"));
        assertThat(write("괜찮아요", "\\u0000")).satisfies(problem(422, "text-unreadable"));
        assertThat(write("[]", "[\"http://images.example.com/a\"]")).satisfies(problem(422, "image-not-accepted"));
        assertThat(write("[]", "[null]")).satisfies(problem(400, "invalid-request"));
        assertThat(write("[]", "[" + "\"https://a.example\",".repeat(5) + "\"https://a.example\"]"))
                .satisfies(problem(422, "too-many-images"));
        assertThat(write("\"text\":\"괜찮아요\",", "")).satisfies(problem(400, "invalid-request"));
        assertThat(write(ORDER.toString(), "x")).satisfies(problem(400, "wrong-type"));
    }

    private MvcTestResult write(String right, String wrong) {
        return as("customer", MINJI).post(REVIEWS, NEW.replace(right, wrong));
    }

    @Test
    void afterThirtyDaysItIsTooLate() {
        testStores = storeAt(DELIVERED.plus(Duration.ofDays(30)));
        mvc = mvcOf(testStores);
        testStores.rights().grant(CHICKEN);
        assertThat(as("customer", MINJI).post(REVIEWS, NEW)).satisfies(problem(409, "too-late-to-review"));

        save(ReviewTest.REVIEW);
        assertThat(as("customer", MINJI).put(PATH, "\"1\"", EDIT)).satisfies(problem(409, "too-late-to-edit"));
        assertThat(as("customer", MINJI).delete(PATH)).hasStatus(204);
    }

    @Test
    void anEditNamesTheVersionItWasMadeOn() {
        save(ReviewTest.REVIEW);
        as("customer", JUNHO).put(PATH + "/like", null, "");
        var seen = nobody().get(PATH);
        assertThat(seen).headers().hasValue("ETag", "\"1-1\"");

        assertThat(as("customer", MINJI).put(PATH, null, EDIT)).satisfies(problem(428, "if-match-missing"));
        assertThat(as("customer", MINJI).put(PATH, "\"0\"", EDIT)).satisfies(problem(412, "changed-since-seen"));
        assertThat(as("customer", MINJI).put(PATH, "nonsense", EDIT)).satisfies(problem(412, "changed-since-seen"));
        assertThat(as("customer", JUNHO).put(PATH, "\"1\"", EDIT)).satisfies(problem(404, "unknown-review"));

        var edited = as("customer", MINJI).put(PATH, "\"1-1\"", EDIT);
        assertThat(edited)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.review.rating")
                .isEqualTo(4);
        assertThat(edited).bodyJson().extractingPath("$.review.editedAt").isEqualTo(NOW.toString());
        assertThat(edited).headers().hasValue("ETag", "\"2-1\"");
        assertThat(as("customer", MINJI).put(PATH, "\"2\"", EDIT)).headers().hasValue("ETag", "\"2-1\"");
    }

    @Test
    void theOwnerOfTheShopAnswers() {
        save(ReviewTest.REVIEW);
        var thanks = "{\"text\":\"감사합니다\"}";

        assertThat(as("owner", JUNHO).put(PATH + "/answer", "\"1\"", thanks)).satisfies(problem(404, "unknown-review"));
        assertThat(as("customer", MINJI).put(PATH + "/answer", "\"1\"", thanks))
                .satisfies(problem(403, "not-for-this-role"));
        assertThat(as("owner", OWNER_SORA).put(PATH + "/answer", null, thanks))
                .satisfies(problem(428, "if-match-missing"));
        assertThat(as("owner", OWNER_SORA).put(PATH + "/answer", "\"7\"", thanks))
                .satisfies(problem(412, "changed-since-seen"));
        assertThat(as("owner", OWNER_SORA).put(PATH + "/answer", "\"1\"", "{\"text\":\" \"}"))
                .satisfies(problem(422, "text-length"));
        var answered = as("owner", OWNER_SORA).put(PATH + "/answer", "\"1\"", thanks);
        assertThat(answered)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.answer.text")
                .isEqualTo("감사합니다");
        assertThat(answered).headers().hasValue("ETag", "\"2-0\"");

        assertThat(as("owner", JUNHO).delete(PATH + "/answer")).satisfies(problem(404, "unknown-review"));
        assertThat(as("owner", OWNER_SORA).delete(PATH + "/answer")).hasStatus(204);
        assertThat(as("owner", OWNER_SORA).delete(PATH + "/answer")).hasStatus(204);
        assertThat(nobody().get(PATH)).bodyJson().extractingPath("$.answer").isNull();
    }

    @Test
    void whatIsDeletedIsGoneForEverybody() {
        save(ReviewTest.REVIEW);

        assertThat(as("customer", JUNHO).delete(PATH)).satisfies(problem(404, "unknown-review"));
        assertThat(as("customer", MINJI).delete(PATH)).hasStatus(204);
        assertThat(as("customer", MINJI).delete(PATH)).hasStatus(204);

        assertThat(nobody().get(PATH)).satisfies(problem(404, "unknown-review"));
        assertThat(as("customer", MINJI).put(PATH, "\"2\"", EDIT)).satisfies(problem(404, "unknown-review"));
        assertThat(as("customer", JUNHO).put(PATH + "/like", null, "")).satisfies(problem(404, "unknown-review"));
        assertThat(as("operator", OPERATOR).post(PATH + "/hide", "{\"reason\":\"욕설\"}"))
                .satisfies(problem(409, "already-deleted"));
        assertThat(as("customer", MINJI).get(REVIEWS + "/mine"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void othersLikeOnceAndNobodyLikesTheirOwn() {
        save(ReviewTest.REVIEW);

        assertThat(as("customer", MINJI).put(PATH + "/like", null, "")).satisfies(problem(422, "own-review"));
        assertThat(as("owner", OWNER_SORA).put(PATH + "/like", null, "")).satisfies(problem(403, "not-for-this-role"));
        as("customer", JUNHO).put(PATH + "/like", null, "");
        assertThat(as("customer", JUNHO).put(PATH + "/like", null, ""))
                .bodyJson()
                .extractingPath("$.likes")
                .isEqualTo(1);
        assertThat(nobody().get(PATH)).bodyJson().extractingPath("$.likes").isEqualTo(1);
        assertThat(as("customer", JUNHO).delete(PATH + "/like"))
                .bodyJson()
                .extractingPath("$.likes")
                .isEqualTo(0);
        assertThat(as("customer", JUNHO).put(REVIEWS + "/" + UUID.randomUUID() + "/like", null, ""))
                .satisfies(problem(404, "unknown-review"));
    }

    @Test
    void membersReportAndOperatorsDecide() {
        save(ReviewTest.REVIEW);
        var abuse = "{\"reason\":\"abuse\",\"text\":\"욕이 있어요\"}";

        assertThat(as("customer", MINJI).post(PATH + "/reports", abuse)).satisfies(problem(422, "own-review"));
        assertThat(as("rider", JUNHO).post(PATH + "/reports", abuse.replace("abuse", "boring")))
                .satisfies(problem(400, "invalid-request"));
        assertThat(as("rider", JUNHO).post(PATH + "/reports", abuse)).hasStatus(204);
        assertThat(as("rider", JUNHO).post(PATH + "/reports", abuse)).hasStatus(204);
        assertThat(as("owner", OWNER_SORA).post(PATH + "/reports", abuse)).hasStatus(204);

        assertThat(as("owner", OWNER_SORA).get(REVIEWS + "/reports")).satisfies(problem(403, "not-for-this-role"));
        var first = as("operator", OPERATOR).get(REVIEWS + "/reports?size=1");
        assertThat(first).bodyJson().extractingPath("$.items[0].reason").isEqualTo("abuse");
        assertThat(first).bodyJson().extractingPath("$.items[0].reporterId").isEqualTo(OWNER_SORA.toString());
        assertThat(first).bodyJson().extractingPath("$.items[0].review.text").isEqualTo("바삭하고 맛있어요");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(as("operator", OPERATOR).get(REVIEWS + "/reports?size=1&cursor=" + next))
                        .bodyJson()
                        .extractingPath("$.items[0].reporterId")
                        .isEqualTo(JUNHO.toString()));

        var because = "{\"reason\":\"욕설\"}";
        assertThat(as("owner", OWNER_SORA).post(PATH + "/hide", because)).satisfies(problem(403, "not-for-this-role"));
        assertThat(as("operator", OPERATOR).post(PATH + "/hide", "{\"reason\":\"\"}"))
                .satisfies(problem(422, "text-length"));
        assertThat(as("operator", OPERATOR).post(PATH + "/hide", because))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("hidden");
        assertThat(as("operator", OPERATOR).post(PATH + "/hide", because)).hasStatus(200);
        assertThat(nobody().get(PATH)).satisfies(problem(404, "unknown-review"));
        assertThat(as("customer", MINJI).put(PATH, "\"2\"", EDIT)).satisfies(problem(409, "hidden-by-operator"));
        assertThat(as("customer", MINJI).get(REVIEWS + "/mine"))
                .bodyJson()
                .extractingPath("$.items[0].hiddenBecause")
                .isEqualTo("욕설");
        assertThat(as("operator", OPERATOR).post(PATH + "/restore", "{\"reason\":\"오해\"}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("shown");
        var decisions = as("operator", OPERATOR).get(PATH + "/decisions");
        assertThat(decisions).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(decisions).bodyJson().extractingPath("$.items[1].verdict").isEqualTo("restore");
        assertThat(as("operator", OPERATOR).get(REVIEWS + "/" + UUID.randomUUID() + "/decisions"))
                .satisfies(problem(404, "unknown-review"));
        assertThat(as("owner", OWNER_SORA).get(PATH + "/decisions")).satisfies(problem(403, "not-for-this-role"));
    }

    @Test
    void anybodyTurnsPages() {
        for (int i = 0; i < 3; i++) {
            save(ReviewsContract.fresh5Stars(UUID.randomUUID(), SHOP));
        }
        save(Review.written(UUID.randomUUID(), fresh(MINJI, SHOP), "3f2a", ReviewTest.COLD, NOW.plusSeconds(1)));
        var list = REVIEWS + "?shop=" + SHOP;

        var first = nobody().get(list + "&size=3");
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(3);
        assertThat(first).bodyJson().extractingPath("$.items[0].rating").isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("$.ratings.count").isEqualTo(4);
        assertThat(first).bodyJson().extractingPath("$.ratings.average").isEqualTo(4.3);
        assertThat(first).bodyJson().extractingPath("$.ratings.histogram.5").isEqualTo(3);
        assertThat(first).bodyText().doesNotContain(MINJI.toString(), ORDER.toString());
        assertThat(first).bodyJson().extractingPath("$.next").asString().satisfies(next -> {
            var last = nobody().get(list + "&size=3&cursor=" + next);
            assertThat(last).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
            assertThat(last).bodyJson().extractingPath("$.next").isNull();
        });
        assertThat(nobody().get(list + "&sort=rating"))
                .bodyJson()
                .extractingPath("$.items[3].rating")
                .isEqualTo(2);
        assertThat(nobody().get(REVIEWS + "?shop=" + UUID.randomUUID()))
                .bodyJson()
                .extractingPath("$.ratings.count")
                .isEqualTo(0);

        assertThat(nobody().get(REVIEWS)).satisfies(problem(400, "wrong-type"));
        assertThat(nobody().get(list + "&sort=worst")).satisfies(problem(400, "invalid-request"));
        assertThat(nobody().get(list + "&size=101")).satisfies(problem(400, "invalid-request"));
        assertThat(nobody().get(list + "&cursor=mine")).satisfies(problem(400, "wrong-type"));
        assertThat(nobody().get(list + "&cursor=6.1." + SHOP)).satisfies(problem(400, "wrong-type"));
        assertThat(nobody().get(REVIEWS + "/mine")).satisfies(problem(401, "no-valid-token"));
    }

    private void save(Review review) {
        testStores.reviews().save(new Change<>(Optional.empty(), review, NOW));
    }

    private TestBrowser nobody() {
        return TestBrowser.anonymous(mvc);
    }

    private TestBrowser as(String role, UUID member) {
        return TestBrowser.of(mvc, role, member);
    }
}

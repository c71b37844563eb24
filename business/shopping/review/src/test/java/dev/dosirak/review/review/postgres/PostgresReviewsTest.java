package dev.dosirak.review.review.postgres;

import static dev.dosirak.review.review.ReviewTest.COLD;
import static dev.dosirak.review.review.ReviewTest.DELICIOUS;
import static dev.dosirak.review.review.ReviewTest.NOW;
import static dev.dosirak.review.right.Purchases.CHICKEN;
import static dev.dosirak.review.right.Purchases.OWNER_SORA;
import static dev.dosirak.review.right.Purchases.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.review.ReviewServiceTest;
import dev.dosirak.review.review.Answer;
import dev.dosirak.review.review.Decision;
import dev.dosirak.review.review.Decision.Verdict;
import dev.dosirak.review.review.Decisions;
import dev.dosirak.review.review.Likes;
import dev.dosirak.review.review.Opinion;
import dev.dosirak.review.review.Pseudonyms;
import dev.dosirak.review.review.RandomReviews;
import dev.dosirak.review.review.Ratings;
import dev.dosirak.review.review.Reports;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.Reviews;
import dev.dosirak.review.review.ReviewsContract;
import dev.dosirak.review.review.TestStores;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReviewServiceTest
class PostgresReviewsTest implements ReviewsContract {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID OPERATOR = UUID.randomUUID();
    private static final int THREADS = 8;
    private static final int ORDERS = 40;

    @Autowired
    Rights rights;

    @Autowired
    Pseudonyms pseudonyms;

    @Autowired
    Reviews reviews;

    @Autowired
    Likes likes;

    @Autowired
    Reports reports;

    @Autowired
    Decisions decisions;

    @Autowired
    Transactions transactions;

    @Autowired
    SyncSource copies;

    @Autowired
    JdbcClient jdbc;

    @Override
    public TestStores store() {
        return new TestStores(
                rights, pseudonyms, reviews, likes, reports, decisions, transactions, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void everyChangeIsToldWithItsVersionAndAStaleOneIsNot() {
        var shop = UUID.randomUUID();
        var first = written(shop);
        var answered = save(save(first, it -> it.edited(COLD, NOW)), it -> it.answered(new Answer("죄송합니다", NOW)));
        assertThatThrownBy(() -> save(first, it -> it.hidden("늦음"))).isInstanceOf(Stale.class);
        var restored = save(save(answered, it -> it.hidden("욕설")), it -> it.restored("오해였습니다"));
        save(save(restored, it -> it.hidden("욕설")), Review::deleted);

        assertThat(published(first.state().id()))
                .containsExactly(
                        "1 review.written.v1",
                        "3 review.answered.v1",
                        "4 review.hidden.v1",
                        "5 review.restored.v1",
                        "6 review.hidden.v1",
                        "7 review.deleted.v1");
        assertThat(published(shop))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6)
                        .mapToObj(it -> it + " review.changed.v1")
                        .toList());
        EventContracts.verify(jdbc);
    }

    private List<String> published(UUID key) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by sequence")
                .param(key)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    @Test
    void aDecisionIsKeptOnlyTogetherWithWhatItDecided() {
        var review = written(UUID.randomUUID()).state().id();
        var decision = new Decision(review, Verdict.HIDE, OPERATOR, "욕설", NOW);

        assertThatThrownBy(() -> decisions.add(decision)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @RepeatedTest(8)
    void aShopIsAlwaysRatedByExactlyWhatIsShown(RepetitionInfo run) {
        var board = new RandomReviews(store(), run.getCurrentRepetition());
        board.play(80);

        var ratings = reviews.ratings(board.shop());
        var copied = copies.find(List.of(board.shop()));
        if (ratings.version() == 0) {
            assertThat(copied).isEmpty();
        } else {
            assertThat(copied).singleElement().satisfies(it -> {
                assertThat(it.version()).isEqualTo(ratings.version());
                var document = JSON.readTree(it.document());
                assertThat(starsIn(document)).isEqualTo(ratings.state());
                assertThat(document.path("average").decimalValue())
                        .isEqualByComparingTo(ratings.state().average());
            });
        }
    }

    @Test
    void nothingIsLostWhenAWholeNeighbourhoodReviewsAtOnce() throws Exception {
        var shop = UUID.randomUUID();
        var purchases = IntStream.range(0, ORDERS)
                .mapToObj(_ -> fresh(UUID.randomUUID(), shop))
                .toList();
        purchases.forEach(rights::grant);
        var people = new ArrayList<Runnable>();
        for (int thread = 0; thread < THREADS; thread++) {
            var random = new Random(thread);
            people.add(() -> {
                for (int i = 0; i < 4 * ORDERS; i++) {
                    var purchase = purchases.get(random.nextInt(ORDERS));
                    doSomething(random, purchase.order(), purchase.customer());
                }
            });
        }
        together(people);

        var after = reviews.ratings(shop);
        assertThat(after.state()).isEqualTo(new Ratings(shownOf(shop)));
        assertThat(after.version()).isGreaterThan(ORDERS);
        assertThat(published(shop))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, after.version())
                        .mapToObj(it -> it + " review.changed.v1")
                        .toList());
        var row = jdbc.sql("select count || ' ' || rating_sum as both from shop_reviews where shop = ?")
                .param(shop)
                .query((it, _) -> it.getString("both"))
                .single();
        assertThat(row).isEqualTo(after.state().count() + " " + after.state().sum());
    }

    /// Being refused, or too late by a moment, is part of life.
    private void doSomething(Random random, UUID order, UUID customer) {
        try {
            var opinion = new Opinion(1 + random.nextInt(5), "", List.of());
            var known = reviewOf(order);
            if (known.isEmpty()) {
                store().reviewer().write(customer, order, opinion);
                return;
            }
            var review = known.getFirst();
            var id = review.state().id();
            switch (random.nextInt(6)) {
                case 0 -> store().reviewer().edit(customer, id, review.version(), opinion);
                case 1 -> store().shopkeeper().answer(OWNER_SORA, id, review.version(), "답글 " + random.nextInt(9));
                case 2 -> store().moderator().hide(OPERATOR, id, "욕설");
                case 3 -> store().moderator().restore(OPERATOR, id, "오해였습니다");
                case 4 -> store().audience().like(UUID.randomUUID(), id);
                default -> {
                    if (random.nextInt(8) == 0) {
                        store().reviewer().delete(customer, id);
                    }
                }
            }
        } catch (Refused | Stale _) {
            // somebody else was there before
        }
    }

    private List<Versioned<Review>> reviewOf(UUID order) {
        var id = jdbc.sql("select id from review where order_id = ?")
                .param(order)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return reviews.find(id);
    }

    private List<Integer> shownOf(UUID shop) {
        return jdbc.sql("""
                        select count(r.id) as shown
                          from generate_series(1, 5) as stars (rating)
                          left join review r on r.shop = ? and r.state = 'shown' and r.rating = stars.rating
                         group by stars.rating
                         order by stars.rating
                        """).param(shop).query((row, _) -> row.getInt("shown")).list();
    }

    /// Whoever comes first decides: a review keeps its right used, a cancelled order keeps its buyer from
    /// writing.
    @Test
    void aRightIsEitherUsedOrWithdrawn() throws Exception {
        var shop = UUID.randomUUID();
        for (int i = 0; i < ORDERS; i++) {
            var purchase = fresh(UUID.randomUUID(), shop);
            rights.grant(purchase);
            together(List.of(
                    () -> write(purchase.customer(), purchase.order()),
                    () -> write(purchase.customer(), purchase.order()),
                    () -> rights.withdraw(purchase.order())));
            boolean used = rights.find(purchase.order()).isPresent();
            assertThat(reviewOf(purchase.order())).hasSize(used ? 1 : 0);
        }
    }

    private void write(UUID customer, UUID order) {
        try {
            store().reviewer().write(customer, order, DELICIOUS);
        } catch (Refused | Stale _) {
            // somebody else was there before
        }
    }

    private static void together(List<Runnable> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : work.stream().map(threads::submit).toList()) {
                done.get();
            }
        }
    }

    @Test
    void theDocumentIsTheOneThatOthersWereToldOf() {
        var shop = UUID.randomUUID();
        var older = save(Review.written(
                UUID.fromString("0190dddd-0000-7000-8000-000000000002"),
                fresh(CHICKEN.customer(), shop),
                "3f2a",
                DELICIOUS,
                NOW));
        var newer = save(Review.written(
                UUID.fromString("0190dddd-0000-7000-8000-000000000003"),
                fresh(CHICKEN.customer(), shop),
                "3f2a",
                COLD,
                NOW.plusSeconds(60)));
        save(
                save(newer, it -> it.edited(new Opinion(4, "다시 먹으니 맛있어요", List.of()), NOW.plusSeconds(90))),
                it -> it.answered(new Answer("감사합니다", NOW.plusSeconds(120))));
        save(written(shop), it -> it.hidden("욕설"));

        var copied = copies.find(List.of(shop)).getFirst();

        assertThat(copied.version()).isEqualTo(6);
        assertThat(copied.deleted()).isFalse();
        assertThat(JSON.readTree(copied.document())).isEqualTo(JSON.readTree("""
                {"shopId":"%s","count":2,"average":4.5,"histogram":{"1":0,"2":0,"3":0,"4":1,"5":1},
                 "newest":[
                   {"id":"0190dddd-0000-7000-8000-000000000003","rating":4,"text":"다시 먹으니 맛있어요","images":[],
                    "author":"%s","writtenAt":"2026-11-22T01:01:00.000000Z","editedAt":"2026-11-22T01:01:30.000000Z",
                    "answer":{"text":"감사합니다","at":"2026-11-22T01:02:00.000000Z"}},
                   {"id":"0190dddd-0000-7000-8000-000000000002","rating":5,"text":"바삭하고 맛있어요",
                    "images":["https://images.example.com/chicken.jpg"],
                    "author":"%s","writtenAt":"2026-11-22T01:00:00.000000Z","editedAt":null,"answer":null}]}
                """.formatted(
                        shop, older.state().author(), older.state().author())));
    }

    @Test
    void theDocumentHasTheTenNewestAndSaysSoWhenThereAreNone() {
        var shop = UUID.randomUUID();
        var written = new ArrayList<Versioned<Review>>();
        for (int i = 0; i < 12; i++) {
            var opinion = i == 0 ? COLD : DELICIOUS;
            written.add(save(
                    Review.written(Ids.next(), fresh(UUID.randomUUID(), shop), "3f2a", opinion, NOW.plusSeconds(i))));
        }
        var newest = written.reversed().stream()
                .limit(10)
                .map(it -> it.state().id().toString())
                .toList();
        assertThat(document(shop)
                        .path("newest")
                        .valueStream()
                        .map(it -> it.path("id").asString()))
                .containsExactlyElementsOf(newest);

        assertThat(document(shop).path("average").toString()).isEqualTo("4.8");

        written.forEach(it -> save(it, Review::deleted));

        assertThat(document(shop).path("newest").isEmpty()).isTrue();
        assertThat(document(shop).path("average").toString()).isEqualTo("0.0");
        assertThat(document(shop).path("count").asInt()).isZero();
    }

    private JsonNode document(UUID shop) {
        return JSON.readTree(copies.find(List.of(shop)).getFirst().document());
    }

    private static Ratings starsIn(JsonNode document) {
        return new Ratings(IntStream.rangeClosed(1, 5)
                .mapToObj(it ->
                        document.path("histogram").path(String.valueOf(it)).asInt())
                .toList());
    }

    @Test
    void whoAsksForVersionsDoesNotPayForDocuments() {
        assertThat(plan("select id, version from shop_reviews_to_copy"))
                .noneMatch(it -> it.contains("jsonb") || it.contains("public.review"));
        assertThat(plan("select id, version, document from shop_reviews_to_copy"))
                .anyMatch(it -> it.contains("using review_newest on public.review"));
    }

    private List<String> plan(String query) {
        return jdbc.sql("explain verbose " + query)
                .query((row, _) -> row.getString(1))
                .list();
    }
}

package dev.dosirak.review.review;

import static dev.dosirak.review.review.ReviewTest.COLD;
import static dev.dosirak.review.review.ReviewTest.DELICIOUS;
import static dev.dosirak.review.review.ReviewTest.NOW;
import static dev.dosirak.review.right.Purchases.JUNHO;
import static dev.dosirak.review.right.Purchases.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.review.Decision.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What everybody promises who keeps reviews, likes, reports and decisions.
public interface ReviewsContract {

    TestStores store();

    /// A review that nobody has seen before.
    static Review fresh5Stars(UUID customer, UUID shop) {
        return Review.written(Ids.next(), fresh(customer, shop), "3f2a", DELICIOUS, NOW);
    }

    /// Somebody's five stars for a shop.
    default Versioned<Review> written(UUID shop) {
        return save(fresh5Stars(UUID.randomUUID(), shop));
    }

    default Versioned<Review> save(Review review) {
        var change = new Change<>(Optional.empty(), review, NOW);
        store().reviews().save(change);
        return change.result();
    }

    default Versioned<Review> save(Versioned<Review> before, UnaryOperator<Review> edit) {
        var change = new Change<>(Optional.of(before), edit.apply(before.state()), NOW);
        store().reviews().save(change);
        return change.result();
    }

    @Test
    default void whatWasSavedIsFoundAtItsVersion() {
        var first = written(UUID.randomUUID());
        assertThat(store().reviews().find(List.of(first.state().id(), UUID.randomUUID())))
                .containsExactly(first);

        var full = save(first, it -> it.edited(COLD, NOW.plusSeconds(1)).answered(new Answer("죄송합니다", NOW)));
        assertThat(store().reviews().find(List.of(full.state().id())))
                .containsExactly(new Versioned<>(full.state(), 2));

        var hidden = save(full, it -> it.hidden("욕설"));
        assertThat(store().reviews().find(List.of(hidden.state().id()))).containsExactly(hidden);
        var deleted = save(hidden, Review::deleted);
        assertThat(store().reviews().find(List.of(deleted.state().id()))).containsExactly(deleted);
    }

    @Test
    default void whoeverSavesSecondIsStaleAndMovesNothing() {
        var shop = UUID.randomUUID();
        var first = written(shop);
        save(first, it -> it.edited(COLD, NOW));

        assertThatThrownBy(() -> save(first, it -> it.hidden("늦음"))).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> save(first.state())).isInstanceOf(Stale.class);
        var sameOrder = Review.written(Ids.next(), first.state().purchase(), "3f2a", DELICIOUS, NOW);
        assertThatThrownBy(() -> save(sameOrder)).isInstanceOf(Stale.class);

        assertThat(store().reviews().ratings(shop)).isEqualTo(new Versioned<>(new Ratings(List.of(0, 1, 0, 0, 0)), 2));
        assertThat(store().reviews().find(List.of(sameOrder.id()))).isEmpty();
    }

    @Test
    default void everyVisibleChangeMovesItsShopAndNoOther() {
        var shop = UUID.randomUUID();
        assertThat(store().reviews().ratings(shop)).isEqualTo(new Versioned<>(Ratings.NONE, 0));
        written(UUID.randomUUID());

        var kept = written(shop);
        var other = written(shop);
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(2, 0, 0, 0, 0, 2));
        var cold = save(kept, it -> it.edited(COLD, NOW));
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(3, 0, 1, 0, 0, 1));
        var answered = save(cold, it -> it.answered(new Answer("죄송합니다", NOW)));
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(4, 0, 1, 0, 0, 1));
        var hidden = save(answered, it -> it.hidden("욕설"));
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(5, 0, 0, 0, 0, 1));
        var restored = save(hidden, it -> it.restored("오해였습니다"));
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(6, 0, 1, 0, 0, 1));
        save(restored, Review::deleted);
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(7, 0, 0, 0, 0, 1));
        var otherHidden = save(other, it -> it.hidden("욕설"));
        save(otherHidden, Review::deleted);
        assertThat(store().reviews().ratings(shop)).isEqualTo(stars(8, 0, 0, 0, 0, 0));
    }

    private static Versioned<Ratings> stars(long version, Integer... stars) {
        return new Versioned<>(new Ratings(List.of(stars)), version);
    }

    @Test
    default void pagesHaveEveryShownReviewOnceInOrder() {
        var shop = UUID.randomUUID();
        var shown = new ArrayList<Review>();
        for (int i = 0; i < 17; i++) {
            var opinion = new Opinion(1 + i % 3, "", List.of());
            var at = NOW.plusSeconds(i / 4); // some at the same moment
            var review = save(Review.written(Ids.next(), fresh(JUNHO, shop), "3f2a", opinion, at));
            if (i % 6 == 0) {
                save(review, i % 12 == 0 ? Review::deleted : it -> it.hidden("욕설"));
            } else {
                shown.add(review.state());
            }
        }
        var newest = Comparator.comparing(Review::writtenAt)
                .thenComparing(it -> it.id().toString())
                .reversed();
        var best = Comparator.comparing((Review it) -> it.opinion().rating())
                .reversed()
                .thenComparing(newest);

        assertThat(turned((reviewCursor, size) -> store().reviews().ofShop(shop, Sort.NEWEST, reviewCursor, size)))
                .containsExactlyElementsOf(shown.stream().sorted(newest).toList());
        assertThat(turned((reviewCursor, size) -> store().reviews().ofShop(shop, Sort.RATING, reviewCursor, size)))
                .containsExactlyElementsOf(shown.stream().sorted(best).toList());
    }

    @Test
    default void customersFindTheirHiddenReviewsAndNoDeletedOnes() {
        var minji = UUID.randomUUID();
        var shop = UUID.randomUUID();
        written(shop);
        var oldest = save(Review.written(Ids.next(), fresh(minji, shop), "3f2a", COLD, NOW));
        var hidden = save(Review.written(Ids.next(), fresh(minji, shop), "3f2a", COLD, NOW.plusSeconds(1)));
        var newest =
                save(Review.written(Ids.next(), fresh(minji, UUID.randomUUID()), "3f2a", COLD, NOW.plusSeconds(2)));
        save(save(Review.written(Ids.next(), fresh(minji, shop), "3f2a", COLD, NOW.plusSeconds(3))), Review::deleted);
        var nowHidden = save(hidden, it -> it.hidden("욕설"));

        assertThat(turned((reviewCursor, size) -> store().reviews().ofCustomer(minji, reviewCursor, size)))
                .containsExactly(newest.state(), nowHidden.state(), oldest.state());
    }

    private static List<Review> turned(BiFunction<ReviewCursor, Integer, List<Versioned<Review>>> pages) {
        var seen = new ArrayList<Review>();
        var cursor = ReviewCursor.TOP;
        for (var page = pages.apply(cursor, 2); !page.isEmpty(); page = pages.apply(cursor, 2)) {
            page.forEach(it -> seen.add(it.state()));
            cursor = ReviewCursor.of(seen.getLast());
        }
        return seen;
    }

    @Test
    default void everybodyLikesAReviewOnce() {
        var one = written(UUID.randomUUID()).state().id();
        var other = written(UUID.randomUUID()).state().id();
        var junho = UUID.randomUUID();

        store().likes().add(one, junho, NOW);
        store().likes().add(one, junho, NOW.plusSeconds(1));
        store().likes().add(one, UUID.randomUUID(), NOW);
        store().likes().add(other, junho, NOW);
        assertThat(store().likes().of(List.of(one, other, UUID.randomUUID()))).isEqualTo(Map.of(one, 2L, other, 1L));

        store().likes().remove(one, junho);
        store().likes().remove(one, junho);
        store().likes().remove(other, UUID.randomUUID());
        assertThat(store().likes().of(List.of(one, other))).isEqualTo(Map.of(one, 1L, other, 1L));
        assertThat(store().likes().of(List.of())).isEmpty();
    }

    @Test
    default void aMemberReportsAReviewOnce() {
        var review = written(UUID.randomUUID()).state().id();
        var junho = UUID.randomUUID();
        var first = new Report(Ids.next(), review, junho, Report.Reason.ABUSE, "욕이 있어요", NOW);
        var again = new Report(Ids.next(), review, junho, Report.Reason.OTHER, "", NOW.plusSeconds(1));
        var other = new Report(Ids.next(), review, UUID.randomUUID(), Report.Reason.FALSE, "", NOW);
        store().reports().add(first);
        store().reports().add(again);
        store().reports().add(other);

        var all = store().reports().page(new UUID(-1, -1), 1_000);
        assertThat(all).contains(first, other).doesNotContain(again);
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing((Report it) -> it.id().toString()).reversed());
        assertThat(store().reports().page(all.getFirst().id(), 1)).containsExactly(all.get(1));
    }

    @Test
    default void decisionsAreKeptInTheirOrder() {
        var review = written(UUID.randomUUID()).state().id();
        var hide = new Decision(review, Verdict.HIDE, JUNHO, "욕설", NOW);
        var restore = new Decision(review, Verdict.RESTORE, JUNHO, "오해였습니다", NOW);

        store().transactions().run(() -> {
            store().decisions().add(hide);
            store().decisions().add(restore);
            return hide;
        });

        assertThat(store().decisions().of(review)).containsExactly(hide, restore);
        assertThat(store().decisions().of(UUID.randomUUID())).isEmpty();
    }
}

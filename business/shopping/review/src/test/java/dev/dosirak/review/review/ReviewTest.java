package dev.dosirak.review.review;

import static dev.dosirak.review.right.Purchases.CHICKEN;
import static dev.dosirak.review.right.Purchases.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

public class ReviewTest {

    /// The morning after.
    public static final Instant NOW = DELIVERED.plus(Duration.ofHours(14));

    public static final Opinion DELICIOUS =
            new Opinion(5, "바삭하고 맛있어요", List.of("https://images.example.com/chicken.jpg"));
    public static final Opinion COLD = new Opinion(2, "식어서 왔어요", List.of());
    public static final Review REVIEW =
            Review.written(UUID.fromString("0190dddd-0000-7000-8000-000000000001"), CHICKEN, "3f2a", DELICIOUS, NOW);

    private static final Instant TOO_LATE = DELIVERED.plus(Duration.ofDays(30));
    private static final Answer THANKS = new Answer("감사합니다", NOW);
    private static final Review HIDDEN = REVIEW.hidden("욕설");
    private static final Review DELETED = REVIEW.deleted();

    @Test
    void aReviewIsEditedWhileItCouldHaveBeenWritten() {
        var lastMoment = TOO_LATE.minusNanos(1);
        var edited = REVIEW.edited(COLD, lastMoment);
        assertThat(edited.opinion()).isEqualTo(COLD);
        assertThat(edited.editedAt()).contains(lastMoment);
        assertThat(edited.writtenAt()).isEqualTo(NOW);
        assertThat(REVIEW.edited(DELICIOUS, TOO_LATE)).isEqualTo(REVIEW);

        assertRefused(ReviewRefusal.TOO_LATE_TO_EDIT, () -> REVIEW.edited(COLD, TOO_LATE));
        assertRefused(ReviewRefusal.HIDDEN_BY_OPERATOR, () -> HIDDEN.edited(COLD, NOW));
        assertRefused(ReviewRefusal.UNKNOWN_REVIEW, () -> DELETED.edited(COLD, NOW));
    }

    @Test
    void aDeletedReviewHasLostItsWordsForGood() {
        var deleted = REVIEW.answered(THANKS).deleted();
        assertThat(deleted.state()).isEqualTo(ReviewState.DELETED);
        assertThat(deleted.opinion()).isEqualTo(new Opinion(5, "", List.of()));
        assertThat(deleted.answer()).isEmpty();
        assertThat(deleted.deleted()).isEqualTo(deleted);
        assertThat(HIDDEN.deleted()).isEqualTo(DELETED);
    }

    @Test
    void anOwnerAnswersWhatCanBeSeen() {
        var answered = REVIEW.answered(THANKS);
        assertThat(answered.answer()).contains(THANKS);
        assertThat(answered.answered(new Answer(THANKS.text(), NOW.plusSeconds(1))))
                .isEqualTo(answered);
        var better = new Answer("또 오세요", NOW.plusSeconds(1));
        assertThat(answered.answered(better).answer()).contains(better);
        assertThat(answered.unanswered()).isEqualTo(REVIEW);
        assertThat(REVIEW.unanswered()).isEqualTo(REVIEW);

        assertRefused(ReviewRefusal.UNKNOWN_REVIEW, () -> HIDDEN.answered(THANKS));
        assertRefused(ReviewRefusal.UNKNOWN_REVIEW, () -> DELETED.answered(THANKS));
        assertRefused(ReviewRefusal.UNKNOWN_REVIEW, HIDDEN::unanswered);
    }

    @Test
    void anOperatorHidesAndRestoresWithAReason() {
        assertThat(HIDDEN.isShown()).isFalse();
        assertThat(HIDDEN.hiddenBecause()).contains("욕설");
        assertThat(HIDDEN.hidden("광고")).isEqualTo(HIDDEN);
        assertThat(HIDDEN.restored("오해였습니다")).isEqualTo(REVIEW);
        assertThat(REVIEW.restored("오해였습니다")).isEqualTo(REVIEW);

        assertRefused(ReviewRefusal.ALREADY_DELETED, () -> DELETED.hidden("욕설"));
        assertRefused(ReviewRefusal.ALREADY_DELETED, () -> DELETED.restored("오해였습니다"));
        assertRefused(ReviewRefusal.TEXT_LENGTH, () -> REVIEW.hidden(" "));
        assertRefused(ReviewRefusal.TEXT_LENGTH, () -> HIDDEN.restored(""));
        assertRefused(ReviewRefusal.TEXT_LENGTH, () -> REVIEW.hidden("가".repeat(501)));
    }

    @Test
    void othersAreToldWhatHappened() {
        assertThat(ReviewFact.of(written())).contains(ReviewFact.WRITTEN);
        assertThat(ReviewFact.of(change(REVIEW, REVIEW.answered(THANKS)))).contains(ReviewFact.ANSWERED);
        assertThat(ReviewFact.of(change(REVIEW, HIDDEN))).contains(ReviewFact.HIDDEN);
        assertThat(ReviewFact.of(change(HIDDEN, REVIEW))).contains(ReviewFact.RESTORED);
        assertThat(ReviewFact.of(change(REVIEW, DELETED))).contains(ReviewFact.DELETED);
        assertThat(ReviewFact.of(change(HIDDEN, DELETED))).contains(ReviewFact.DELETED);
        assertThat(ReviewFact.of(change(REVIEW, REVIEW.edited(COLD, NOW)))).isEmpty();
        assertThat(ReviewFact.of(change(REVIEW.answered(THANKS), REVIEW))).isEmpty();
        assertThat(ReviewFact.of(
                        change(REVIEW.answered(THANKS), REVIEW.answered(THANKS).edited(COLD, NOW))))
                .isEmpty();
    }

    @Test
    void onlyWhatCanBeSeenMovesTheShop() {
        assertThat(Ratings.areChangedBy(written())).isTrue();
        assertThat(Ratings.areChangedBy(change(REVIEW, REVIEW))).isFalse();
        assertThat(Ratings.areChangedBy(change(HIDDEN, DELETED))).isFalse();
        assertThat(Ratings.areChangedBy(change(HIDDEN, REVIEW))).isTrue();

        var better = change(REVIEW.edited(COLD, NOW), REVIEW);
        assertThat(IntStream.rangeClosed(1, 5).map(it -> Ratings.added(better, it)))
                .containsExactly(0, -1, 0, 0, 1);
        assertThat(Ratings.added(change(HIDDEN, DELETED), 5)).isZero();
        assertThat(Ratings.added(change(REVIEW, DELETED), 5)).isEqualTo(-1);
    }

    @Test
    void theAverageHasOneDecimal() {
        assertThat(Ratings.NONE.average()).hasToString("0.0");
        assertThat(new Ratings(List.of(0, 0, 0, 0, 3)).average()).hasToString("5.0");
        assertThat(new Ratings(List.of(1, 0, 0, 0, 2)).average()).hasToString("3.7");
        assertThat(new Ratings(List.of(0, 0, 0, 3, 1)).average()).hasToString("4.3");
        assertThat(new Ratings(List.of(1, 2, 3, 4, 5)).count()).isEqualTo(15);
        assertThat(new Ratings(List.of(1, 2, 3, 4, 5)).sum()).isEqualTo(55);
    }

    private static Change<Review> written() {
        return new Change<>(Optional.empty(), REVIEW, NOW);
    }

    private static Change<Review> change(Review before, Review after) {
        return new Change<>(Optional.of(new Versioned<>(before, 3)), after, NOW);
    }

    private static void assertRefused(ReviewRefusal reason, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}

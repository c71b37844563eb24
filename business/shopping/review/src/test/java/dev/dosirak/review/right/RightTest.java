package dev.dosirak.review.right;

import static dev.dosirak.review.right.Purchases.CHICKEN;
import static dev.dosirak.review.right.Purchases.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.review.right.RightRefused.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RightTest {

    private static final Instant LAST_MOMENT =
            DELIVERED.plus(Duration.ofDays(30)).minusNanos(1);

    @Test
    void anOrderIsReviewedWithinThirtyDaysOfItsDelivery() {
        assertThat(new Right(CHICKEN, false).redeem(DELIVERED)).isEqualTo(CHICKEN);
        assertThat(new Right(CHICKEN, false).redeem(LAST_MOMENT)).isEqualTo(CHICKEN);
        assertRefused(Reason.TOO_LATE_TO_REVIEW, new Right(CHICKEN, false), LAST_MOMENT.plusNanos(1));
    }

    @Test
    void anOrderIsReviewedOnce() {
        assertRefused(Reason.ALREADY_REVIEWED, new Right(CHICKEN, true), DELIVERED);
        assertRefused(Reason.ALREADY_REVIEWED, new Right(CHICKEN, true), LAST_MOMENT.plusNanos(1));
    }

    private static void assertRefused(Reason reason, Right right, Instant now) {
        assertThatThrownBy(() -> right.redeem(now))
                .isInstanceOfSatisfying(
                        RightRefused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}

package dev.dosirak.review.right;

import static dev.dosirak.review.right.Purchases.CHICKEN;
import static dev.dosirak.review.right.Purchases.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
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
        assertRefused(RightRefusal.TOO_LATE_TO_REVIEW, new Right(CHICKEN, false), LAST_MOMENT.plusNanos(1));
    }

    @Test
    void anOrderIsReviewedOnce() {
        assertRefused(RightRefusal.ALREADY_REVIEWED, new Right(CHICKEN, true), DELIVERED);
        assertRefused(RightRefusal.ALREADY_REVIEWED, new Right(CHICKEN, true), LAST_MOMENT.plusNanos(1));
    }

    private static void assertRefused(RightRefusal reason, Right right, Instant now) {
        assertThatThrownBy(() -> right.redeem(now))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}

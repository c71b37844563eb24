package dev.dosirak.review.right;

import static dev.dosirak.review.right.Purchases.DELIVERED;
import static dev.dosirak.review.right.Purchases.SHOP;
import static dev.dosirak.review.right.Purchases.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every keeper of rights promises.
public interface RightsContract {

    int SEEDS = 60;

    Rights rights();

    /// Uses it as the only change there is.
    void use(UUID order);

    @Test
    default void aDeliveredOrderGivesItsCustomerARight() {
        var minji = UUID.randomUUID();
        var purchase = fresh(minji, SHOP);

        rights().grant(purchase);
        rights().grant(purchase);

        assertThat(rights().find(purchase.order())).contains(new Right(purchase, false));
        assertThat(rights().open(minji, Instant.EPOCH, 10)).containsExactly(purchase);
        assertThat(rights().open(UUID.randomUUID(), Instant.EPOCH, 10)).isEmpty();
        assertThat(rights().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void aRightIsUsedOnceAndStaysUsed() {
        var purchase = fresh(UUID.randomUUID(), SHOP);
        rights().grant(purchase);

        use(purchase.order());

        assertThatThrownBy(() -> use(purchase.order())).isInstanceOf(Stale.class);
        rights().grant(purchase);
        rights().withdraw(purchase.order());
        assertThat(rights().find(purchase.order())).contains(new Right(purchase, true));
        assertThat(rights().open(purchase.customer(), Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    default void whatWasNeverGivenCannotBeUsed() {
        assertThatThrownBy(() -> use(UUID.randomUUID())).isInstanceOf(Stale.class);
    }

    /// Delivered and cancelled are heard late, twice, and in any order, and somebody reviews in between.
    @Test
    default void aCancelledOrderGivesNoRightHoweverItsNewsComes() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var purchase = fresh(UUID.randomUUID(), SHOP);
            boolean delivered = false;
            boolean cancelled = false;
            boolean used = false;
            for (int i = 0; i < 6; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        rights().withdraw(purchase.order());
                        cancelled |= !used;
                    }
                    case 1 -> {
                        boolean open = delivered && !cancelled && !used;
                        if (open) {
                            use(purchase.order());
                            used = true;
                        } else {
                            assertThatThrownBy(() -> use(purchase.order())).isInstanceOf(Stale.class);
                        }
                    }
                    default -> {
                        rights().grant(purchase);
                        delivered = true;
                    }
                }
                var expected = delivered && !cancelled ? Optional.of(new Right(purchase, used)) : Optional.empty();
                assertThat(rights().find(purchase.order())).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    @Test
    default void openRightsAreListedNewestFirstAndNotTheOldOnes() {
        var minji = UUID.randomUUID();
        var old = delivered(minji, DELIVERED);
        var recent = delivered(minji, DELIVERED.plus(Duration.ofDays(1)));
        var latest = delivered(minji, DELIVERED.plus(Duration.ofDays(2)));

        assertThat(rights().open(minji, DELIVERED, 10)).containsExactly(latest, recent);
        assertThat(rights().open(minji, DELIVERED.minusNanos(1_000), 10)).containsExactly(latest, recent, old);
        assertThat(rights().open(minji, DELIVERED, 1)).containsExactly(latest);
    }

    private Purchase delivered(UUID customer, Instant at) {
        var one = fresh(customer, SHOP);
        var purchase = new Purchase(one.order(), customer, one.shop(), one.owner(), at);
        rights().grant(purchase);
        return purchase;
    }
}

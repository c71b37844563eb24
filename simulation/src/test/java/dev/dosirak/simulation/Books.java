package dev.dosirak.simulation;

import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.simulation.data.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Adds up what was paid and paid back, as whoever settles with shops does: the one whose effects would count twice if
/// they happened twice.
final class Books {

    private record Money(UUID orderId, Won amount) {}

    private final Database database;
    private final Map<UUID, Long> sums = new HashMap<>();

    Books(Database database) {
        this.database = database;
    }

    Subscription ofPayment() {
        return Subscription.of("books", "payment")
                .on(
                        "payment.approved.v1",
                        Money.class,
                        it -> add(it.orderId(), it.amount().amount()))
                .on(
                        "payment.refunded.v1",
                        Money.class,
                        it -> add(it.orderId(), -it.amount().amount()))
                .on(
                        "payment.deposit-reversed.v1",
                        Money.class,
                        it -> add(it.orderId(), -it.amount().amount()));
    }

    private void add(UUID order, long won) {
        database.write(new Object(), won, () -> {}, () -> sums.merge(order, won, Long::sum));
    }

    long sum(UUID order) {
        return sums.getOrDefault(order, 0L);
    }
}

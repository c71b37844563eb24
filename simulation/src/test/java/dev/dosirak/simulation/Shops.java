package dev.dosirak.simulation;

import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Outbox;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The shops behind the relay: they accept what is paid, or do not, or say nothing.
final class Shops {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(6);
    private static final int COOK_MINUTES = 20;

    private record Paid(UUID orderId) {}

    private record Accepted(UUID orderId, int cookMinutes) {}

    private record Rejected(UUID orderId, String reason) {}

    private final Scheduler scheduler;
    private final Database database;
    private final Outbox outbox;
    private final int rejectPercent;
    private final Consumer<UUID> whenAccepted;
    private final Map<UUID, Integer> tickets = new HashMap<>();

    Shops(Scheduler scheduler, Database database, Outbox outbox, int rejectPercent, Consumer<UUID> whenAccepted) {
        this.scheduler = scheduler;
        this.database = database;
        this.outbox = outbox;
        this.rejectPercent = rejectPercent;
        this.whenAccepted = whenAccepted;
    }

    Subscription ofOrder() {
        return Subscription.of("relay", "order").on("order.paid.v1", Paid.class, it -> {
            var order = it.orderId();
            database.write(order, order, () -> {}, () -> ring(order));
        });
    }

    boolean know(UUID order) {
        return tickets.containsKey(order);
    }

    private void ring(UUID order) {
        if (tickets.putIfAbsent(order, 0) == null) {
            publish(order, "relayed", new Paid(order));
            scheduler.after(scheduler.upTo(LONGEST_ANSWER), "shop", () -> answer(order));
        }
    }

    private void answer(UUID order) {
        if (scheduler.chance(rejectPercent * 10)) {
            publish(order, "rejected", new Rejected(order, "sold-out"));
        } else if (scheduler.chance(rejectPercent * 10)) {
            publish(order, "unanswered", new Paid(order));
        } else {
            publish(order, "accepted", new Accepted(order, COOK_MINUTES));
            whenAccepted.accept(order);
        }
    }

    private void publish(UUID order, String what, Object body) {
        outbox.add(order, tickets.merge(order, 1, Integer::sum), new Message("relay." + what + ".v1", body));
    }
}

package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Expire;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Offer;
import dev.dosirak.delivery.dispatch.DeliveryCommand.StartRound;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.OneByOne;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What dispatch does by itself: offers waiting deliveries to riders, and takes back offers that nobody answers.
///
/// May run on any number of nodes at once; they pass over what another one is working on.
public final class Matching {

    private static final int AT_A_TIME = 50;

    private final Deliveries deliveries;
    private final Riders riders;
    private final CommandHandler<DeliveryId, Delivery, DeliveryCommand, DeliveryEvent> commands;
    private final Transactions transactions;
    private final Rules rules;
    private final Reachability reachability;
    private final InstantSource clock;

    /// How riders are found.
    ///
    /// @param offerStands how long a rider may think about an offer
    /// @param reachMeters how far from the shop a rider may be
    /// @param roundPause how long a delivery waits before it asks the same riders again
    public record Rules(Duration offerStands, long reachMeters, Duration roundPause) {}

    public Matching(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            Rules rules,
            Reachability reachability,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.commands = deliveryRecorder.commands();
        this.transactions = transactions;
        this.rules = rules;
        this.reachability = reachability;
        this.clock = clock;
    }

    /// Offers deliveries to riders until there is no pair left. One that fails does not stop the others; the
    /// first failure is thrown when all have been tried.
    ///
    /// @return how many offers were made
    public int offerAll() {
        return untilNothingMoves(
                () -> deliveries.matchable(rules.reachMeters(), clock.instant().minus(rules.roundPause()), AT_A_TIME),
                this::offer);
    }

    /// Takes back the offers whose time is over; failures as in [#offerAll]. Who was asked while nobody could
    /// reach us has the whole time from when that was over.
    ///
    /// @return how many were taken back
    public int expireAll() {
        return untilNothingMoves(this::unanswered, this::expire);
    }

    private List<DeliveryId> unanswered() {
        var now = clock.instant();
        return reachability.hasLasted(rules.offerStands(), now) ? deliveries.unanswered(now, AT_A_TIME) : List.of();
    }

    private int untilNothingMoves(Supplier<List<DeliveryId>> due, Predicate<DeliveryId> work) {
        var oneByOne = new OneByOne();
        int all = 0;
        int moved;
        do {
            moved = oneByOne.handle(due.get(), id -> transactions.run(() -> work.test(id)));
            all += moved;
        } while (moved > 0);
        oneByOne.throwFailure();
        return all;
    }

    private boolean offer(DeliveryId id) {
        var before = deliveries.findForUpdateIfUnlocked(id);
        return before.isPresent()
                && before.get().state() instanceof Delivery.Waiting waiting
                && offer(id, before.get(), waiting);
    }

    private boolean offer(DeliveryId id, Versioned<Delivery> before, Delivery.Waiting waiting) {
        var fresh = nearest(waiting, waiting.asked().thisRound());
        if (fresh.isPresent()) {
            offer(id, before, fresh.get().state());
            return true;
        }
        var now = clock.instant();
        if (now.isBefore(waiting.since().plus(rules.roundPause()))) {
            return false;
        }
        var anybody = nearest(waiting, Set.of());
        anybody.ifPresent(it -> {
            var round = commands.handle(id, before, new StartRound(now));
            offer(id, round, it.state());
        });
        return anybody.isPresent();
    }

    private void offer(DeliveryId id, Versioned<Delivery> before, Rider rider) {
        var now = clock.instant();
        commands.handle(id, before, new Offer(rider.id(), now.plus(rules.offerStands()), now));
    }

    private Optional<Versioned<Rider>> nearest(Delivery.Waiting waiting, Set<RiderId> except) {
        return riders.nearestFree(waiting.errand().pickup().position(), except, rules.reachMeters());
    }

    private boolean expire(DeliveryId id) {
        var before = deliveries.findForUpdateIfUnlocked(id);
        return before.isPresent() && expire(id, before.get());
    }

    private boolean expire(DeliveryId id, Versioned<Delivery> before) {
        return commands.handle(id, before, new Expire(clock.instant())).version() > before.version();
    }
}

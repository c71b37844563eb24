package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Payments that are gone with the test.
public final class InMemoryPayments implements Payments {

    private record Due(Instant at, int looks) {}

    private record Late(RecheckParty party, Instant endedAt, int number, Instant at) {}

    private final Map<UUID, List<PaymentEvent>> histories = new HashMap<>();
    private final Map<UUID, Due> dues = new HashMap<>();
    private final Map<UUID, Late> lates = new HashMap<>();
    private final Set<UUID> unclear = new HashSet<>();
    private final PaymentRetrySchedule retrySchedule;
    private final InstantSource clock;

    public InMemoryPayments(PaymentRetrySchedule retrySchedule, InstantSource clock) {
        this.retrySchedule = retrySchedule;
        this.clock = clock;
    }

    @Override
    public Versioned<Payment> load(UUID order) {
        var history = history(order);
        return new Versioned<>(replay(history), history.size());
    }

    @Override
    public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
        var history = new ArrayList<>(history(order));
        if (history.size() != before.version()) {
            throw new Stale(order);
        }
        history.addAll(events);
        histories.put(order, history);
        var after = load(order);
        retrySchedule
                .next(after.state())
                .ifPresentOrElse(it -> dues.put(order, new Due(now().plus(it), 0)), () -> dues.remove(order));
        var party = retrySchedule.recheck(before.state(), after.state());
        if (party.isPresent()) {
            var first = retrySchedule.recheckDelays(party.get()).getFirst();
            lates.put(order, new Late(party.get(), now(), 0, now().plus(first)));
        } else if (PaymentRetrySchedule.isEnd(before.state()) && !PaymentRetrySchedule.isEnd(after.state())) {
            lates.remove(order);
        }
        return after;
    }

    @Override
    public List<UUID> claimDue(int limit) {
        var due = dues.entrySet().stream()
                .filter(it -> !it.getValue().at().isAfter(now()))
                .sorted(Map.Entry.comparingByValue((a, b) -> a.at().compareTo(b.at())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(it -> dues.computeIfPresent(it, (_, old) -> {
            int looks = old.looks() + 1;
            var longest = retrySchedule.longestPause(load(it).state());
            return new Due(now().plus(retrySchedule.pause(looks, longest)), looks);
        }));
        return due;
    }

    @Override
    public void setAside(UUID order, String why) {}

    @Override
    public void unclear(UUID order) {
        var due = dues.get(order);
        if (due != null && due.looks() >= LOOKS_BEFORE_TASK) {
            unclear.add(order);
        }
    }

    @Override
    public void unclear(Recheck recheck) {
        unclear.add(recheck.order());
    }

    @Override
    public List<Recheck> claimRechecks(RecheckParty party, int limit) {
        var due = lates.entrySet().stream()
                .filter(it ->
                        it.getValue().party() == party && !it.getValue().at().isAfter(now()))
                .limit(limit)
                .map(it -> new Recheck(it.getKey(), party, it.getValue().number()))
                .toList();
        due.forEach(it -> lates.computeIfPresent(
                it.order(),
                (_, old) -> new Late(party, old.endedAt(), old.number(), now().plus(Duration.ofMinutes(1)))));
        return due;
    }

    @Override
    public void recheckPassed(Recheck recheck) {
        lates.computeIfPresent(recheck.order(), (_, old) -> {
            if (old.party() != recheck.party() || old.number() != recheck.number()) {
                return old;
            }
            int next = recheck.number() + 1;
            var times = retrySchedule.recheckDelays(recheck.party());
            return next == times.size()
                    ? null
                    : new Late(
                            recheck.party(), old.endedAt(), next, old.endedAt().plus(times.get(next)));
        });
    }

    List<PaymentEvent> history(UUID order) {
        return histories.getOrDefault(order, List.of());
    }

    /// Of which people were told that the gateway says nothing.
    Set<UUID> unclear() {
        return unclear;
    }

    boolean isQuiet() {
        return dues.isEmpty();
    }

    private Instant now() {
        return clock.instant();
    }

    private static Payment replay(List<PaymentEvent> history) {
        Payment state = new Payment.Nothing();
        for (var event : history) {
            state = Payment.evolve(state, event);
        }
        return state;
    }
}

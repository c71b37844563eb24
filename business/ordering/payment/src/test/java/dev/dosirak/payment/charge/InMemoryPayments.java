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

    private record Late(Whom whom, Instant endedAt, int number, Instant at) {}

    private final Map<UUID, List<PaymentEvent>> histories = new HashMap<>();
    private final Map<UUID, Due> dues = new HashMap<>();
    private final Map<UUID, Late> lates = new HashMap<>();
    private final Set<UUID> unclear = new HashSet<>();
    private final Pace pace;
    private final InstantSource clock;

    public InMemoryPayments(Pace pace, InstantSource clock) {
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Versioned<Payment> load(UUID order) {
        var history = history(order);
        return new Versioned<>(replay(history), history.size());
    }

    @Override
    public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news) {
        var history = new ArrayList<>(history(order));
        if (history.size() != before.version()) {
            throw new Stale(order);
        }
        history.addAll(news);
        histories.put(order, history);
        var after = load(order);
        pace.next(after.state())
                .ifPresentOrElse(it -> dues.put(order, new Due(now().plus(it), 0)), () -> dues.remove(order));
        var whom = pace.secondLook(before.state(), after.state());
        if (whom.isPresent()) {
            var first = pace.secondLooks(whom.get()).getFirst();
            lates.put(order, new Late(whom.get(), now(), 0, now().plus(first)));
        } else if (Pace.isEnd(before.state()) && !Pace.isEnd(after.state())) {
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
            var longest = pace.longestPause(load(it).state());
            return new Due(now().plus(pace.pause(looks, longest)), looks);
        }));
        return due;
    }

    @Override
    public void setAside(UUID order, String why) {}

    @Override
    public void unclear(UUID order) {
        var due = dues.get(order);
        if (due != null && due.looks() >= LOOKS_IN_VAIN) {
            unclear.add(order);
        }
    }

    @Override
    public void unclear(SecondLook look) {
        unclear.add(look.order());
    }

    @Override
    public List<SecondLook> claimSecondLooks(Whom whom, int limit) {
        var due = lates.entrySet().stream()
                .filter(it ->
                        it.getValue().whom() == whom && !it.getValue().at().isAfter(now()))
                .limit(limit)
                .map(it -> new SecondLook(it.getKey(), whom, it.getValue().number()))
                .toList();
        due.forEach(it -> lates.computeIfPresent(
                it.order(),
                (_, old) -> new Late(whom, old.endedAt(), old.number(), now().plus(Duration.ofMinutes(1)))));
        return due;
    }

    @Override
    public void seen(SecondLook look) {
        lates.computeIfPresent(look.order(), (_, old) -> {
            if (old.whom() != look.whom() || old.number() != look.number()) {
                return old;
            }
            int next = look.number() + 1;
            var times = pace.secondLooks(look.whom());
            return next == times.size()
                    ? null
                    : new Late(look.whom(), old.endedAt(), next, old.endedAt().plus(times.get(next)));
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

package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Payments that are gone with the test.
public final class InMemoryPayments implements Payments {

    private record Due(Instant at, int looks) {}

    private record Late(Instant endedAt, int number, Instant at) {}

    private final Map<UUID, List<PaymentEvent>> histories = new HashMap<>();
    private final Map<UUID, Due> dues = new HashMap<>();
    private final Map<UUID, Late> lates = new HashMap<>();
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
        if (pace.mayBeCapturedLate(before.state(), after.state())) {
            lates.put(order, new Late(now(), 0, now().plus(pace.lateLooks().getFirst())));
        } else if (before.state() instanceof Payment.Declined || before.state() instanceof Payment.Cancelled) {
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
    public List<LateLook> claimLateLooks(int limit) {
        var due = lates.entrySet().stream()
                .filter(it -> !it.getValue().at().isAfter(now()))
                .limit(limit)
                .map(it -> new LateLook(it.getKey(), it.getValue().number()))
                .toList();
        due.forEach(it -> lates.computeIfPresent(
                it.order(), (_, old) -> new Late(old.endedAt(), old.number(), now().plus(Duration.ofMinutes(1)))));
        return due;
    }

    @Override
    public void seen(LateLook look) {
        lates.computeIfPresent(look.order(), (_, old) -> {
            int next = look.number() + 1;
            if (old.number() != look.number()) {
                return old;
            }
            return next == pace.lateLooks().size()
                    ? null
                    : new Late(
                            old.endedAt(),
                            next,
                            old.endedAt().plus(pace.lateLooks().get(next)));
        });
    }

    List<PaymentEvent> history(UUID order) {
        return histories.getOrDefault(order, List.of());
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

package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Payments that are gone with the test.
public final class InMemoryPayments implements Payments {

    private record Due(Instant at, int looks) {}

    private final Map<UUID, List<PaymentEvent>> histories = new HashMap<>();
    private final Map<UUID, Due> dues = new HashMap<>();
    private final Pace pace;

    public InMemoryPayments(Pace pace) {
        this.pace = pace;
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
        pace.due(after.state())
                .ifPresentOrElse(
                        due -> dues.merge(order, new Due(due, 0), (old, it) -> new Due(it.at(), old.looks())),
                        () -> dues.remove(order));
        return after;
    }

    @Override
    public List<UUID> claimDue(Instant now, int limit) {
        var due = dues.entrySet().stream()
                .filter(it -> !it.getValue().at().isAfter(now))
                .sorted(Map.Entry.comparingByValue((a, b) -> a.at().compareTo(b.at())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(it ->
                dues.computeIfPresent(it, (_, old) -> new Due(now.plus(pace.pause(old.looks() + 1)), old.looks() + 1)));
        return due;
    }

    List<PaymentEvent> history(UUID order) {
        return histories.getOrDefault(order, List.of());
    }

    boolean isQuiet() {
        return dues.isEmpty();
    }

    private static Payment replay(List<PaymentEvent> history) {
        Payment state = new Payment.Nothing();
        for (var event : history) {
            state = Payment.evolve(state, event);
        }
        return state;
    }
}

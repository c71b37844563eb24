package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Payments that are gone with the test, and their two queues.
public final class InMemoryPayments implements Payments {

    private final Map<UUID, List<PaymentEvent>> histories = new HashMap<>();
    private final Due due = new Due();
    private final Late late = new Late();
    private final Set<UUID> unclear = new HashSet<>();
    private final Map<UUID, String> setAside = new HashMap<>();
    private final PaymentRetrySchedule retrySchedule;
    private final InstantSource clock;

    public InMemoryPayments(PaymentRetrySchedule retrySchedule, InstantSource clock) {
        this.retrySchedule = retrySchedule;
        this.clock = clock;
    }

    public DuePayments due() {
        return due;
    }

    public Rechecks rechecks() {
        return late;
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
        due.set(order, after.state());
        late.set(order, before.state(), after.state());
        return after;
    }

    public List<PaymentEvent> history(UUID order) {
        return histories.getOrDefault(order, List.of());
    }

    /// Of which people were told that the gateway says nothing.
    Set<UUID> unclear() {
        return unclear;
    }

    /// Late looks that have failed because of us, and why.
    public Map<UUID, String> setAside() {
        return setAside;
    }

    public boolean isQuiet() {
        return due.looks.isEmpty();
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

    private final class Due implements DuePayments {

        private record Look(Instant at, int looks) {}

        private final Map<UUID, Look> looks = new HashMap<>();

        void set(UUID order, Payment state) {
            retrySchedule
                    .next(state)
                    .ifPresentOrElse(it -> looks.put(order, new Look(now().plus(it), 0)), () -> looks.remove(order));
        }

        @Override
        public List<UUID> claim(int limit) {
            var claimed = looks.entrySet().stream()
                    .filter(it -> !it.getValue().at().isAfter(now()))
                    .sorted(Map.Entry.comparingByValue((a, b) -> a.at().compareTo(b.at())))
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
            claimed.forEach(it -> looks.computeIfPresent(it, (_, old) -> {
                int times = old.looks() + 1;
                return new Look(now().plus(pause(times, load(it).state())), times);
            }));
            return claimed;
        }

        private Duration pause(int times, Payment state) {
            var pauses = retrySchedule.pauses();
            return Collections.min(
                    List.of(pauses.get(Math.min(times, pauses.size()) - 1), retrySchedule.longestPause(state)));
        }

        @Override
        public void postpone(UUID order, Duration pause) {
            looks.computeIfPresent(order, (_, old) -> new Look(now().plus(pause), old.looks()));
        }

        @Override
        public void setAside(UUID order, String why) {}

        @Override
        public void notAsked(UUID order) {
            looks.computeIfPresent(order, (_, old) -> new Look(old.at(), Math.max(old.looks() - 1, 0)));
        }

        @Override
        public void unclear(UUID order) {
            var look = looks.get(order);
            if (look != null && look.looks() >= LOOKS_BEFORE_TASK) {
                unclear.add(order);
            }
        }
    }

    private final class Late implements Rechecks {

        private record Look(Party party, Optional<String> gateway, Instant endedAt, int number, Instant at) {

            Look next(int number, Instant at) {
                return new Look(party, gateway, endedAt, number, at);
            }
        }

        private final Map<UUID, Look> looks = new HashMap<>();

        void set(UUID order, Payment before, Payment after) {
            var party = retrySchedule.recheck(before, after);
            if (party.isPresent()) {
                var first = retrySchedule.recheckDelays(party.get()).getFirst();
                var gateway =
                        after instanceof Payment.Unpaid it ? Optional.ofNullable(it.pg()) : Optional.<String>empty();
                looks.put(order, new Look(party.get(), gateway, now(), 0, now().plus(first)));
            } else if (PaymentRetrySchedule.isEnd(before) && !PaymentRetrySchedule.isEnd(after)) {
                looks.remove(order);
            }
        }

        @Override
        public synchronized List<Recheck> claim(Party party, int limit) {
            return claim(party, _ -> true, limit);
        }

        @Override
        public synchronized List<Recheck> claimOfGateway(String gateway, int limit) {
            return claim(Party.GATEWAY, it -> it.equals(Optional.of(gateway)), limit);
        }

        @Override
        public synchronized List<Recheck> claimOfNoGateway(int limit) {
            var ours = retrySchedule.longestAnswers().keySet();
            return claim(Party.GATEWAY, it -> it.filter(ours::contains).isEmpty(), limit);
        }

        private List<Recheck> claim(Party party, Predicate<Optional<String>> gateway, int limit) {
            var claimed = looks.entrySet().stream()
                    .filter(it -> it.getValue().party() == party
                            && gateway.test(it.getValue().gateway())
                            && !it.getValue().at().isAfter(now()))
                    .limit(limit)
                    .map(it -> new Recheck(it.getKey(), party, it.getValue().number()))
                    .toList();
            claimed.forEach(it -> looks.computeIfPresent(
                    it.order(), (_, old) -> old.next(old.number(), now().plus(Duration.ofMinutes(1)))));
            return claimed;
        }

        @Override
        public synchronized void setAside(Recheck recheck, String why) {
            setAside.put(recheck.order(), why);
        }

        @Override
        public synchronized void unclear(Recheck recheck) {
            unclear.add(recheck.order());
        }

        @Override
        public synchronized void passed(Recheck recheck) {
            looks.computeIfPresent(recheck.order(), (_, old) -> {
                if (old.party() != recheck.party() || old.number() != recheck.number()) {
                    return old;
                }
                int next = recheck.number() + 1;
                var times = retrySchedule.recheckDelays(recheck.party());
                return next == times.size()
                        ? null
                        : old.next(next, old.endedAt().plus(times.get(next)));
            });
        }
    }
}

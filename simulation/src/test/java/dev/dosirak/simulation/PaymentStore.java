package dev.dosirak.simulation;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.InMemoryJournalCheckpoints;
import dev.dosirak.payment.charge.InMemoryPayments;
import dev.dosirak.payment.charge.InMemoryTasks;
import dev.dosirak.payment.charge.JournalCheckpoints;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.RefundAccounts;
import dev.dosirak.payment.charge.postgres.PublishedPaymentEvents;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Outbox;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The payments' database: what is appended is published, and its next look is set, with the same commit.
final class PaymentStore {

    /// Sees every commit.
    @FunctionalInterface
    interface Witness {
        void appended(UUID order, Payment before, List<PaymentEvent> events, Payment after);
    }

    private final Database database;
    private final Outbox outbox;
    private final InMemoryPayments kept;
    private final InMemoryTasks tasks = new InMemoryTasks();
    private final Map<UUID, RefundAccount> refundAccounts = new HashMap<>();
    private final InMemoryJournalCheckpoints checkpoints = new InMemoryJournalCheckpoints();
    private final PaymentRetrySchedule retrySchedule;
    private final Witness witness;

    PaymentStore(
            Scheduler scheduler,
            Database database,
            Outbox outbox,
            PaymentRetrySchedule retrySchedule,
            Witness witness) {
        this.database = database;
        this.outbox = outbox;
        this.kept = new InMemoryPayments(retrySchedule, scheduler);
        this.retrySchedule = retrySchedule;
        this.witness = witness;
    }

    /// @param whenUrgent called when there is something to do at once
    Payments payments(Runnable whenUrgent) {
        return new Payments() {
            @Override
            public Versioned<Payment> load(UUID order) {
                return database.read(order, () -> kept.load(order));
            }

            @Override
            public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
                var state = before.state();
                for (var event : events) {
                    state = Payment.evolve(state, event);
                }
                var after = new Versioned<>(state, before.version() + events.size());
                database.write(
                        order,
                        after,
                        () -> {
                            if (kept.load(order).version() != before.version()) {
                                throw new Stale(order);
                            }
                        },
                        () -> commit(order, before, events, whenUrgent));
                return after;
            }
        };
    }

    private void commit(UUID order, Versioned<Payment> before, List<PaymentEvent> events, Runnable whenUrgent) {
        var after = kept.append(order, before, events).state();
        var state = before.state();
        long version = before.version();
        for (var event : events) {
            state = Payment.evolve(state, event);
            long sequence = ++version;
            PublishedPaymentEvents.of(order, state, event).ifPresent(it -> outbox.add(order, sequence, it));
        }
        witness.appended(order, before.state(), events, after);
        if (retrySchedule.isUrgent(after)) {
            whenUrgent.run();
        }
    }

    DuePayments due() {
        return new DuePayments() {
            @Override
            public List<UUID> claim(int limit) {
                database.step();
                var claimed = kept.due().claim(limit);
                database.step();
                return claimed;
            }

            @Override
            public void postpone(UUID order, Duration pause) {
                database.step();
                kept.due().postpone(order, pause);
            }

            @Override
            public void setAside(UUID order, String why) {
                database.step();
                kept.due().setAside(order, why);
            }

            @Override
            public void notAsked(UUID order) {
                database.step();
                kept.due().notAsked(order);
            }

            @Override
            public void unclear(UUID order) {
                database.step();
                kept.due().unclear(order);
            }
        };
    }

    Rechecks rechecks() {
        return new Rechecks() {
            @Override
            public List<Recheck> claim(Party party, int limit) {
                database.step();
                var claimed = kept.rechecks().claim(party, limit);
                database.step();
                return claimed;
            }

            @Override
            public List<Recheck> claimOfGateway(String gateway, int limit) {
                database.step();
                var claimed = kept.rechecks().claimOfGateway(gateway, limit);
                database.step();
                return claimed;
            }

            @Override
            public List<Recheck> claimOfNoGateway(int limit) {
                database.step();
                return kept.rechecks().claimOfNoGateway(limit);
            }

            @Override
            public void setAside(Recheck recheck, String why) {
                database.step();
                kept.rechecks().setAside(recheck, why);
            }

            @Override
            public void unclear(Recheck recheck) {
                database.step();
                kept.rechecks().unclear(recheck);
            }

            @Override
            public void passed(Recheck recheck) {
                database.step();
                kept.rechecks().passed(recheck);
            }
        };
    }

    JournalCheckpoints checkpoints() {
        return new JournalCheckpoints() {
            @Override
            public Optional<Checkpoint> of(String pass) {
                database.step();
                return checkpoints.of(pass);
            }

            @Override
            public void advance(String pass, Checkpoint to, Instant end) {
                database.step();
                checkpoints.advance(pass, to, end);
            }

            @Override
            public Instant stopped(String pass, String entry, Instant now) {
                database.step();
                return checkpoints.stopped(pass, entry, now);
            }

            @Override
            public void goesOn(String pass) {
                database.step();
                checkpoints.goesOn(pass);
            }
        };
    }

    RefundAccounts refundAccounts() {
        return new RefundAccounts() {
            @Override
            public void keep(UUID order, RefundAccount account) {
                database.step();
                refundAccounts.put(order, account);
            }

            @Override
            public Optional<RefundAccount> of(UUID order) {
                database.step();
                return Optional.ofNullable(refundAccounts.get(order));
            }
        };
    }

    InMemoryTasks tasks() {
        return tasks;
    }

    /// What is committed.
    Payment state(UUID order) {
        return kept.load(order).state();
    }

    List<PaymentEvent> history(UUID order) {
        return kept.history(order);
    }

    boolean isQuiet() {
        return kept.isQuiet();
    }
}

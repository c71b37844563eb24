package dev.dosirak.simulation;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentProcessor;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.RecheckProcessor;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.payment.charge.Reconciliation;
import dev.dosirak.payment.charge.Reconciliation.Pass;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.payment.charge.VirtualAccounts;
import dev.dosirak.payment.charge.kafka.PaymentSubscriptions;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.simulation.time.Node;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Payment on one node: the real rules and processors, and the loops that drive them.
final class PaymentNode {

    private static final Pass SOON = new Pass("soon", Duration.ofMinutes(1));
    private static final Pass NEXT_DAY = new Pass("next-day", Duration.ofDays(1));
    private static final int IN_FLIGHT = 16;
    private static final RefundAccount REFUND_TO = new RefundAccount(Bank.KAKAO_BANK, "3333010012345", "김미나");
    private static final UUID OPERATOR = new UUID(0, 1);

    private final Scheduler scheduler;
    private final Node node;
    private final Pace pace;
    private final PaymentStore store;
    private final Payments payments;
    private final DuePayments due;
    private final Rechecks rechecks;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private @Nullable Object worker;
    private @Nullable VirtualAccounts accounts;

    /// @param distributions one for each start: what a process has learned dies with it
    PaymentNode(
            Scheduler scheduler,
            Node node,
            Pace pace,
            PaymentStore store,
            Supplier<Distribution> distributions,
            PaymentProcessor.BillingKeys billingKeys,
            PaymentRetrySchedule retrySchedule,
            Parts parts) {
        this.scheduler = scheduler;
        this.node = node;
        this.pace = pace;
        this.store = store;
        this.payments = store.payments(this::wakeWorker);
        this.due = store.due();
        this.rechecks = store.rechecks();
        this.commands = new CommandHandler<>(payments::load, parts.decide(), payments::append, node.clock());
        node.whenStarted(() -> start(distributions.get(), billingKeys, retrySchedule));
    }

    private void start(
            Distribution distribution, PaymentProcessor.BillingKeys billingKeys, PaymentRetrySchedule retrySchedule) {
        var clock = node.clock();
        var exactClock = node.exactClock();
        var gateways = distribution.gateways();
        var paymentProcessor = new PaymentProcessor(
                payments,
                due,
                commands,
                gateways,
                distribution.chooser(),
                billingKeys,
                retrySchedule,
                clock,
                exactClock);
        accounts = new VirtualAccounts(
                payments,
                commands,
                distribution.windowChooser(),
                gateways,
                distribution.accounts(),
                store.refundAccounts(),
                clock);
        var recheckProcessor = new RecheckProcessor(payments, rechecks, commands, gateways);
        node.spawn("due payments", () -> work(paymentProcessor));
        node.spawn("late captures", () -> recheck(recheckProcessor));
        node.spawn("probes", () -> probe(distribution));
        for (var gateway : gateways.all()) {
            var reconciliation = new Reconciliation(
                    gateway, payments, commands, store.checkpoints(), store.tasks(), clock, exactClock);
            for (var pass : List.of(SOON, NEXT_DAY)) {
                node.spawn("journal", () -> compare(reconciliation, pass.at(gateway.name())));
            }
        }
    }

    Subscription ofOrder() {
        return PaymentSubscriptions.ofOrder(commands);
    }

    /// What an operator can do.
    void retry(UUID order) {
        commands.handle(order, at -> new PaymentCommand.RetryRefund(OPERATOR, at));
    }

    /// The same part, however often it is asked for.
    void giveBack(UUID order, UUID part, Won amount) {
        commands.handle(order, at -> new PaymentCommand.RequestPartialRefund(part, amount, "cold", OPERATOR, at));
    }

    void withdraw(UUID order, UUID part) {
        commands.handle(order, at -> new PaymentCommand.WithdrawPartialRefund(part, OPERATOR, at));
    }

    /// As a customer's app asks for it.
    VirtualAccount account(UUID order, UUID customer) {
        return Objects.requireNonNull(accounts).issue(order, customer, Bank.SHINHAN, REFUND_TO);
    }

    private void wakeWorker() {
        var it = worker;
        if (it != null) {
            scheduler.wake(it);
        }
    }

    private void work(PaymentProcessor paymentProcessor) {
        worker = scheduler.self();
        while (true) {
            var claimed = due.claim(IN_FLIGHT);
            claimed.forEach(it -> node.spawn("pays", () -> process(paymentProcessor, it)));
            if (claimed.isEmpty()) {
                scheduler.parkUpTo(pace.look());
            }
        }
    }

    private void process(PaymentProcessor paymentProcessor, UUID order) {
        try {
            paymentProcessor.process(order);
        } catch (Stale e) {
            scheduler.note(() -> "somebody else is at the payment of " + order);
        } catch (RuntimeException e) {
            scheduler.note(() -> "the payment of %s is not settled yet: %s".formatted(order, e));
            due.setAside(order, e.toString());
        }
    }

    private void recheck(RecheckProcessor recheckProcessor) {
        while (true) {
            for (var it : rechecks.claim(Party.GATEWAY, IN_FLIGHT)) {
                try {
                    recheckProcessor.process(it);
                } catch (RuntimeException e) {
                    scheduler.note(() -> "%s is due again soon: %s".formatted(it, e));
                }
            }
            scheduler.sleep(pace.look().multipliedBy(2));
        }
    }

    private void probe(Distribution distribution) {
        while (true) {
            scheduler.sleep(pace.look().multipliedBy(2));
            distribution.probe();
        }
    }

    private void compare(Reconciliation reconciliation, Pass pass) {
        while (true) {
            scheduler.sleep(scheduler.upTo(pace.compare().multipliedBy(2)));
            reconciliation.run(pass);
        }
    }
}

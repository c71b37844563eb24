package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.UUID;

/// Gives money back through the gateway that has taken it: before each try it asks what is left of that very capture,
/// and then for exactly that. It waits for that gateway as long as it is away, because no other has the money.
final class RefundProcessor {

    static final String NO_ANSWER = "no-answer";

    private final DuePayments duePayments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final PaymentRetrySchedule retrySchedule;
    private final InstantSource clock;
    private final InstantSource exactClock;

    RefundProcessor(
            DuePayments duePayments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            PaymentRetrySchedule retrySchedule,
            InstantSource clock,
            InstantSource exactClock) {
        this.duePayments = duePayments;
        this.commands = commands;
        this.gateways = gateways;
        this.retrySchedule = retrySchedule;
        this.clock = clock;
        this.exactClock = exactClock;
    }

    /// Not while somebody decides whose money it is.
    void begin(Versioned<Payment> payment, RefundPending pending) {
        if (pending.funds().isDisputed() || isAPartUnderWay(pending)) {
            return;
        }
        switch (balance(pending)) {
            case Balance.Left it when isNothing(pending, it) -> done(pending.bill());
            case Balance.Left it -> refund(payment, pending, it.amount());
            case Balance.DepositReversed _ -> depositReversed(pending);
            case Balance.NoCapture _ when isNothing(pending, new Balance.Left(pending.left())) -> done(pending.bill());
            // It took the money once: let it say to our face that it will not give it back.
            case Balance.NoCapture _ -> refund(payment, pending, pending.left());
            case Balance.Unclear _ -> duePayments.unclear(pending.bill().order());
            case Balance.NotAsked _ -> duePayments.notAsked(pending.bill().order());
        }
    }

    private void refund(Versioned<Payment> payment, RefundPending pending, Won left) {
        var order = pending.bill().order();
        var amount = pending.funds().refundable(left);
        var after = commands.handle(order, payment, new AttemptRefund(amount, clock.instant()));
        if (after.state() instanceof RefundInProgress s && retrySchedule.maySend(s.attempt(), exactClock.instant())) {
            var attempt = s.attempt();
            switch (holding(s)
                    .refund(
                            order,
                            s.capture(),
                            amount,
                            left,
                            RefundTry.ofAll(
                                    order, attempt.at(), () -> retrySchedule.maySend(attempt, exactClock.instant())))) {
                case RefundAnswer.Done _ -> done(s.bill());
                case RefundAnswer.NotDone it -> commands.handle(order, at -> new RefundNotDone(attempt, it.why(), at));
                case RefundAnswer.NotAsked _ ->
                    commands.handle(order, at -> new RefundNotDone(attempt, RefundRules.NOT_ASKED, at));
                case RefundAnswer.Unclear _ -> commands.handle(order, at -> new Unclear(attempt, at));
            }
        }
    }

    /// A try whose end nobody knows.
    void inquire(AwaitingRefundResult awaiting) {
        var bill = awaiting.bill();
        var attempt = awaiting.attempt();
        var asked = clock.instant();
        switch (balance(awaiting)) {
            case Balance.Left it when isNothing(awaiting, it) -> done(bill);
            case Balance.DepositReversed _ -> depositReversed(awaiting);
            case Balance.Left _, Balance.NoCapture _
            when retrySchedule.hasExpired(attempt, asked) ->
                commands.handle(bill.order(), at -> new RefundNotDone(attempt, NO_ANSWER, at));
            case Balance.Left _, Balance.NoCapture _ -> {}
            case Balance.NotAsked _ -> duePayments.notAsked(bill.order());
            case Balance.Unclear _ -> duePayments.unclear(bill.order());
        }
    }

    /// Tries without a record, which would grow for as long as the gateway refuses. Should two such tries
    /// meet, they ask for the same money, and the gateway has it only once.
    void retryStuck(RefundStuck stuck) {
        var bill = stuck.bill();
        if (stuck.funds().isDisputed()) {
            return;
        }
        switch (balance(stuck)) {
            case Balance.Left it when isNothing(stuck, it) -> done(bill);
            case Balance.Left _ when hasLost(stuck) -> {} // when people want it tried again, it is on record
            case Balance.Left it -> {
                var answer = holding(stuck).refund(bill.order(), stuck.capture(), it.amount(), clock.instant());
                if (answer instanceof RefundAnswer.Done) {
                    done(bill);
                }
            }
            case Balance.DepositReversed _ -> depositReversed(stuck);
            case Balance.NotAsked _ -> duePayments.notAsked(bill.order());
            case Balance.NoCapture _, Balance.Unclear _ -> {} // people have been told already
        }
    }

    /// It may arrive after the whole, and of less than all that is left the gateway would have it still.
    private boolean isAPartUnderWay(RefundPending pending) {
        return hasLost(pending)
                && pending.funds().partialRefunds().stream()
                        .map(PartialRefund::attempt)
                        .anyMatch(it -> it != null && !retrySchedule.hasExpired(it, clock.instant()));
    }

    private static boolean hasLost(Refunding refunding) {
        return !refunding.funds().lost().equals(Won.ZERO);
    }

    /// The customer has all, or will not have more of us.
    private static boolean isNothing(Refunding refunding, Balance.Left left) {
        return refunding.funds().refundable(left.amount()).equals(Won.ZERO);
    }

    private void depositReversed(Refunding refunding) {
        commands.handle(refunding.bill().order(), at -> new DepositReversed(refunding.capture(), at));
    }

    private Balance balance(Refunding refunding) {
        return holding(refunding).balance(refunding.bill(), refunding.capture());
    }

    private PaymentGateway holding(Refunding refunding) {
        return gateways.of(refunding.capture().pg());
    }

    private void done(PaymentBill bill) {
        commands.handle(bill.order(), RefundDone::new);
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.UUID;

/// Gives money back through the gateway that has taken it: before each try it asks what is left, and then for exactly
/// that. It waits for that gateway as long as it is away, because no other has the money.
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

    void begin(Versioned<Payment> payment, RefundPending pending) {
        switch (holding(pending).find(pending.bill())) {
            case Finding.Found it when it.left().amount() == 0 -> done(pending.bill());
            case Finding.Found it -> refund(payment, pending, it.left());
            // It took the money once: let it say to our face that it will not give it back.
            case Finding.NotFound _ ->
                refund(payment, pending, pending.capture().amount());
            case Finding.Unclear _ -> duePayments.unclear(pending.bill().order());
        }
    }

    private void refund(Versioned<Payment> payment, RefundPending pending, Won left) {
        var order = pending.bill().order();
        var after = commands.handle(order, payment, new AttemptRefund(left, clock.instant()));
        if (after.state() instanceof RefundInProgress s && retrySchedule.maySend(s.attempt(), exactClock.instant())) {
            var attempt = s.attempt();
            switch (holding(s).refund(order, s.capture(), left, attempt.at())) {
                case RefundAnswer.Done _ -> done(s.bill());
                case RefundAnswer.NotDone it -> commands.handle(order, at -> new RefundNotDone(attempt, it.why(), at));
                case RefundAnswer.Unclear _ -> commands.handle(order, at -> new Unclear(attempt, at));
            }
        }
    }

    /// A try whose end nobody knows.
    void inquire(AwaitingRefundResult awaiting) {
        var bill = awaiting.bill();
        var attempt = awaiting.attempt();
        var asked = clock.instant();
        switch (holding(awaiting).find(bill)) {
            case Finding.Found it when it.left().amount() == 0 -> done(bill);
            case Finding.Found _, Finding.NotFound _
            when retrySchedule.hasExpired(attempt, asked) ->
                commands.handle(bill.order(), at -> new RefundNotDone(attempt, NO_ANSWER, at));
            case Finding.Found _, Finding.NotFound _ -> {}
            case Finding.Unclear _ -> duePayments.unclear(bill.order());
        }
    }

    /// Tries without a record, which would grow for as long as the gateway refuses. Should two such tries
    /// meet, they ask for the same money, and the gateway has it only once.
    void retryStuck(RefundStuck stuck) {
        var bill = stuck.bill();
        var gateway = holding(stuck);
        switch (gateway.find(bill)) {
            case Finding.Found it when it.left().amount() == 0 -> done(bill);
            case Finding.Found it -> {
                var answer = gateway.refund(bill.order(), stuck.capture(), it.left(), clock.instant());
                if (answer instanceof RefundAnswer.Done) {
                    done(bill);
                }
            }
            case Finding.NotFound _, Finding.Unclear _ -> {} // people have been told already
        }
    }

    private PaymentGateway holding(Refunding refunding) {
        return gateways.of(refunding.capture().pg());
    }

    private void done(PaymentBill bill) {
        commands.handle(bill.order(), RefundDone::new);
    }
}

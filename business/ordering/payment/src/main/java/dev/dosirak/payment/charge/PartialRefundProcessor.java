package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.PaymentCommand.AttemptPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentCommand.GiveUpPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.PartialRefundDone;
import dev.dosirak.payment.charge.PaymentCommand.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Versioned;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Gives parts of a capture back, one after the other. It asks what is left before each attempt
/// and after each whose end is not known, and the sum tells what has come of it.
final class PartialRefundProcessor {

    private final DuePayments duePayments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final PaymentRetrySchedule retrySchedule;
    private final InstantSource clock;
    private final InstantSource exactClock;

    PartialRefundProcessor(
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

    void process(Versioned<Payment> payment, Paid state) {
        state.funds().nextPartialRefund().ifPresent(it -> {
            if (it.attempt() != null) {
                inquire(payment, state, it, it.attempt());
            } else if (!state.funds().isDisputed() && retrySchedule.isDue(it, clock.instant())) {
                begin(payment, state, it);
            }
        });
    }

    private void begin(Versioned<Payment> payment, Paid state, PartialRefund part) {
        var order = state.bill().order();
        switch (balance(state)) {
            // An earlier attempt has come late, or somebody else gave it back: to be on record before the next one.
            case Balance.Left it
            when it.amount().isLessThan(state.left()) ->
                commands.handle(order, payment, new Captured(state.capture(), it.amount(), clock.instant()));
            case Balance.Left it when state.left().isLessThan(it.amount()) -> duePayments.unclear(order); // out of date
            case Balance.Left it
            when state.funds().refundable(it.amount()).isLessThan(part.amount()) ->
                commands.handle(order, payment, new GiveUpPartialRefund(part.id(), it.amount(), clock.instant()));
            case Balance.Left _ -> attempt(payment, state, part);
            case Balance.DepositReversed _ -> depositReversed(payment, state);
            // That it knows nothing of the money says nothing of what has gone back of it.
            case Balance.NoCapture _ when part.wasTried() -> duePayments.unclear(order);
            case Balance.NoCapture _
            when state.funds().refundable(state.left()).isLessThan(part.amount()) ->
                commands.handle(order, payment, new GiveUpPartialRefund(part.id(), state.left(), clock.instant()));
            // It took the money once: let it say to our face that it will not give it back.
            case Balance.NoCapture _ -> attempt(payment, state, part);
            case Balance.Unclear _ -> duePayments.unclear(order);
            case Balance.NotAsked _ -> duePayments.notAsked(order);
        }
    }

    private void attempt(Versioned<Payment> payment, Paid state, PartialRefund part) {
        var order = state.bill().order();
        var after = commands.handle(order, payment, new AttemptPartialRefund(part.id(), clock.instant()));
        attemptOf(after.state(), part.id())
                .filter(it -> retrySchedule.maySend(it, exactClock.instant()))
                .ifPresent(it -> send(state, part, it));
    }

    private void send(Paid state, PartialRefund part, Attempt attempt) {
        var order = state.bill().order();
        var asked = RefundTry.ofPart(keyOf(part, attempt), () -> retrySchedule.maySend(attempt, exactClock.instant()));
        switch (holding(state).refund(order, state.capture(), part.amount(), state.left(), asked)) {
            case RefundAnswer.Done _ -> commands.handle(order, at -> new PartialRefundDone(part.id(), at));
            case RefundAnswer.NotDone it -> notDone(order, part, attempt, it.why());
            case RefundAnswer.NotAsked _ -> notDone(order, part, attempt, RefundRules.NOT_ASKED);
            case RefundAnswer.Unclear _ -> duePayments.postpone(order, retrySchedule.firstPause());
        }
    }

    private static String keyOf(PartialRefund part, Attempt attempt) {
        return "part-%s-%d".formatted(part.id(), attempt.number());
    }

    /// An attempt whose end nobody knows.
    private void inquire(Versioned<Payment> payment, Paid state, PartialRefund part, Attempt attempt) {
        var order = state.bill().order();
        var asked = clock.instant();
        switch (balance(state)) {
            case Balance.Left it
            when it.amount().equals(state.left().minus(part.amount())) ->
                commands.handle(order, at -> new PartialRefundDone(part.id(), at));
            case Balance.Left _ when !retrySchedule.hasExpired(attempt, asked) -> {}
            case Balance.Left it
            when it.amount().equals(state.left()) -> notDone(order, part, attempt, RefundProcessor.NO_ANSWER);
            case Balance.Left it
            when it.amount().isLessThan(state.left()) ->
                commands.handle(order, payment, new GiveUpPartialRefund(part.id(), it.amount(), asked));
            case Balance.DepositReversed _ -> depositReversed(payment, state);
            // More than there was, or nothing at all: its word is out of date.
            case Balance.Left _, Balance.NoCapture _, Balance.Unclear _ -> duePayments.unclear(order);
            case Balance.NotAsked _ -> duePayments.notAsked(order);
        }
    }

    private void depositReversed(Versioned<Payment> payment, Paid state) {
        commands.handle(state.bill().order(), payment, new DepositReversed(state.capture(), clock.instant()));
    }

    private void notDone(UUID order, PartialRefund part, Attempt attempt, String why) {
        commands.handle(order, at -> new PartialRefundNotDone(part.id(), attempt, why, at));
    }

    private static Optional<Attempt> attemptOf(Payment payment, UUID id) {
        return payment instanceof Paid s ? s.funds().partialRefund(id).map(PartialRefund::attempt) : Optional.empty();
    }

    private Balance balance(Paid state) {
        return holding(state).balance(state.bill(), state.capture());
    }

    private PaymentGateway holding(Paid state) {
        return gateways.of(state.capture().pg());
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.GatewayChooser.Choice;
import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Charging;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.Payment.Unasked;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.Repeat;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Takes money through one of the payment gateways, and has it [given back][RefundProcessor]. Whatever is asked of the
/// gateway is on record first, so that the record is the lock between workers, and nobody has to remember anything
/// over a crash. Never call it inside a transaction.
public final class PaymentProcessor {

    /// What customers pay with.
    @FunctionalInterface
    public interface BillingKeys {

        /// What pays with a customer's registered card; empty when this customer has no such method.
        Optional<CardKeys> of(UUID customer, UUID method);
    }

    private final Payments payments;
    private final DuePayments duePayments;
    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands;
    private final PaymentGateways gateways;
    private final GatewayChooser chooser;
    private final RefundProcessor refundProcessor;
    private final SecondRefundProcessor secondRefundProcessor;
    private final PartialRefundProcessor partialRefundProcessor;
    private final BillingKeys billingKeys;
    private final PaymentRetrySchedule retrySchedule;
    private final InstantSource clock;
    private final InstantSource exactClock;

    /// @param clock the same for all nodes
    /// @param exactClock the same, and never behind, not even after a sleep: asked before money is moved
    public PaymentProcessor(
            Payments payments,
            DuePayments duePayments,
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> commands,
            PaymentGateways gateways,
            GatewayChooser chooser,
            BillingKeys billingKeys,
            PaymentRetrySchedule retrySchedule,
            InstantSource clock,
            InstantSource exactClock) {
        this.payments = payments;
        this.duePayments = duePayments;
        this.commands = commands;
        this.gateways = gateways;
        this.chooser = chooser;
        this.refundProcessor = new RefundProcessor(duePayments, commands, gateways, retrySchedule, clock, exactClock);
        this.secondRefundProcessor = new SecondRefundProcessor(duePayments, commands, gateways, clock);
        this.partialRefundProcessor =
                new PartialRefundProcessor(duePayments, commands, gateways, retrySchedule, clock, exactClock);
        this.billingKeys = billingKeys;
        this.retrySchedule = retrySchedule;
        this.clock = clock;
        this.exactClock = exactClock;
    }

    /// Does the next thing that there is to do for an order's payment, if any. Safe at any time, by any number
    /// of workers.
    ///
    /// @throws Stale when another worker is at it; there is nothing to do about it
    public void process(UUID order) {
        var payment = payments.load(order);
        switch (payment.state()) {
            case Requested s -> attempt(payment, s);
            case AwaitingCustomer s -> awaitCustomer(payment, s);
            case AwaitingDeposit s -> awaitDeposit(payment, s);
            case Returned s -> approveReturned(payment, s);
            case AwaitingResult s -> inquire(payment, s);
            case RefundPending s -> refundProcessor.begin(payment, s);
            case AwaitingRefundResult s -> refundProcessor.inquire(s);
            case RefundStuck s -> refundProcessor.retryStuck(s);
            case Nothing _, CancelledUnseen _, Unpaid _, Paid _, Refunded _ -> {}
        }
        if (payment.state() instanceof Paid s) {
            partialRefundProcessor.process(payment, s);
        }
        if (payment.state() instanceof Payment.Captured s) {
            secondRefundProcessor.process(s);
        }
    }

    private void attempt(Versioned<Payment> payment, Requested requested) {
        var bill = requested.bill();
        var now = clock.instant();
        if (!now.isBefore(requested.payBy())) {
            commands.handle(bill.order(), payment, new Decline(0, DeclineReason.NOT_PAID_IN_TIME, now));
            return;
        }
        var card = cardOf(bill);
        if (card.isEmpty()) {
            commands.handle(bill.order(), payment, new Decline(0, DeclineReason.PAYMENT_METHOD_UNKNOWN, now));
            return;
        }
        switch (chooser.choose(bill, card.get(), Optional.ofNullable(requested.pg()))) {
            case Choice.Ask it -> {
                var attempted = commands.handle(bill.order(), payment, new PaymentCommand.Attempt(it.gateway(), now));
                capture(
                        attempted.state(),
                        gateways.of(it.gateway()),
                        card.get().at(it.gateway()).orElseThrow());
            }
            case Choice.Later it -> duePayments.postpone(bill.order(), it.pause());
            case Choice.Refuse it -> commands.handle(bill.order(), payment, new Decline(0, it.reason(), now));
        }
    }

    /// Until its time is up there is nothing to do.
    private void awaitCustomer(Versioned<Payment> payment, AwaitingCustomer awaiting) {
        var bill = awaiting.bill();
        var now = clock.instant();
        if (now.isBefore(awaiting.payBy())) {
            duePayments.postpone(bill.order(), Duration.between(now, awaiting.payBy()));
            return;
        }
        var window = awaiting.window();
        end(payment, awaiting, window != null && window.takesMoneyUnasked());
    }

    /// It is asked for by us, too: whoever tells of a deposit may forget it.
    private void awaitDeposit(Versioned<Payment> payment, AwaitingDeposit awaiting) {
        var order = awaiting.bill().order();
        var now = clock.instant();
        if (!now.isBefore(awaiting.payBy())) {
            end(payment, awaiting, true);
            return;
        }
        switch (gateways.of(awaiting.pg()).find(awaiting.bill())) {
            case Finding.Found it -> captured(order, it.capture(), it.left());
            case Finding.NotFound _, Finding.Failed _, Finding.Unclear _, Finding.NotAsked _ ->
                duePayments.postpone(order, retrySchedule.untilNextLook(awaiting, now));
        }
    }

    /// When time is up, the gateway with the account or the last window is asked once, in case it has taken the money
    /// without our word; [late looks][RecheckProcessor] follow.
    ///
    /// @param takesMoneyUnasked so that it has to say that it did not
    private void end(Versioned<Payment> payment, Unasked awaiting, boolean takesMoneyUnasked) {
        var bill = awaiting.bill();
        var asked = clock.instant();
        var pg = Optional.ofNullable(awaiting.pg());
        switch (pg.map(it -> gateways.of(it).find(bill)).orElseGet(Finding.NotFound::new)) {
            case Finding.Found it -> captured(bill.order(), it.capture(), it.left());
            case Finding.Unclear _ when takesMoneyUnasked -> duePayments.unclear(bill.order());
            case Finding.NotAsked _ when takesMoneyUnasked -> duePayments.notAsked(bill.order());
            case Finding.NotFound _, Finding.Failed _, Finding.Unclear _, Finding.NotAsked _ ->
                commands.handle(bill.order(), payment, new Decline(0, DeclineReason.NOT_PAID_IN_TIME, asked));
        }
    }

    private void approveReturned(Versioned<Payment> payment, Returned returned) {
        var order = returned.bill().order();
        var now = clock.instant();
        if (!now.isBefore(returned.payBy())) {
            if (returned.window().takesMoneyUnasked()) {
                end(payment, returned, true);
            } else {
                commands.handle(order, payment, new Decline(0, DeclineReason.NOT_PAID_IN_TIME, now));
            }
            return;
        }
        var gateway = gateways.of(returned.pg());
        var attempted = commands.handle(order, payment, new PaymentCommand.Attempt(returned.pg(), now));
        capture(attempted.state(), gateway, returned.window().authorized());
    }

    /// An attempt whose end nobody knows: ask for it. What has failed is over at once. When the gateway knows
    /// of nothing, send it again under its number: once, if the gateway knows it for the same, or when nothing
    /// should come of the first any more; and only when nothing should come any more, let it be over.
    private void inquire(Versioned<Payment> payment, AwaitingResult awaiting) {
        var order = awaiting.bill().order();
        var attempt = awaiting.attempt();
        var gateway = gateways.of(attempt.pg());
        var asked = clock.instant();
        switch (gateway.find(awaiting.bill(), attempt)) {
            case Finding.Found it -> captured(order, it.capture(), it.left());
            case Finding.Failed it
            when isEnd(it, gateway, attempt) ->
                commands.handle(order, payment, new Decline(attempt.number(), it.reason(), asked));
            // Nothing was sent that could take money: the customer may go on with the window, or with another.
            case Finding.NotFound _
            when awaiting instanceof Charging s
                    && takesMoneyUnasked(attempt)
                    && retrySchedule.mayRepeat(attempt, asked)
                    && asked.isBefore(s.payBy()) ->
                commands.handle(order, payment, new Decline(attempt.number(), DeclineReason.NOT_PAID_IN_WINDOW, asked));
            case Finding.NotFound _, Finding.Failed _
            when retrySchedule.hasExpired(attempt, asked) -> noEffect(payment, awaiting, gateway);
            case Finding.NotFound _, Finding.Failed _
            when awaiting instanceof Charging s
                    && gateway.recognizesRepeats()
                    && !attempt.wasSentAgain()
                    && retrySchedule.mayRepeat(attempt, asked)
                    && asked.isBefore(s.payBy()) -> repeat(payment, s);
            case Finding.NotFound _, Finding.Failed _ -> {}
            case Finding.NotAsked _ -> duePayments.notAsked(order);
            case Finding.Unclear _ -> duePayments.unclear(order);
        }
    }

    /// Whoever knows a request that is sent again for the same has one payment of an attempt, and answers all further
    /// requests with its failure. Elsewhere it may be an earlier request that has failed, while the last one is
    /// under way. What was authorized in a window fails once.
    private static boolean isEnd(Finding.Failed failed, PaymentGateway gateway, Attempt attempt) {
        return gateway.recognizesRepeats() || attempt.window() != null || failed.isSince(attempt.at());
    }

    private static boolean takesMoneyUnasked(Attempt attempt) {
        return attempt.window() != null && attempt.window().takesMoneyUnasked();
    }

    private void repeat(Versioned<Payment> payment, Charging charging) {
        authorization(charging)
                .ifPresent(it -> again(payment, charging, new Repeat(charging.attempt(), clock.instant()), it));
    }

    /// Who knows a request that is sent again for the same answers it as it did the first time, for hours or days: to
    /// send it a third time changes nothing.
    private void noEffect(Versioned<Payment> payment, AwaitingResult awaiting, PaymentGateway gateway) {
        var order = awaiting.bill().order();
        var attempt = awaiting.attempt();
        var noEffect = new NoEffect(attempt, clock.instant());
        switch (awaiting) {
            case Charging s when !noEffect.at().isBefore(s.payBy()) -> commands.handle(order, payment, noEffect);
            case Charging _
            when gateway.recognizesRepeats() && attempt.wasSentAgain() ->
                commands.handle(
                        order, payment, new Decline(attempt.number(), DeclineReason.GATEWAY_FAILED, noEffect.at()));
            case Charging s ->
                authorization(s)
                        .ifPresentOrElse(
                                it -> again(payment, s, noEffect, it),
                                () -> commands.handle(
                                        order,
                                        payment,
                                        new Decline(0, DeclineReason.PAYMENT_METHOD_UNKNOWN, noEffect.at())));
            case Withdrawn _ -> commands.handle(order, payment, noEffect);
        }
    }

    /// What pays: the card's key, or what was authorized in a window. Empty when the card cannot be charged at the
    /// gateway of the attempt any more.
    private Optional<String> authorization(Charging charging) {
        var window = charging.attempt().window();
        return window == null
                ? cardOf(charging.bill()).flatMap(it -> it.at(charging.attempt().pg()))
                : Optional.of(window.authorized());
    }

    private Optional<CardKeys> cardOf(PaymentBill bill) {
        return Optional.ofNullable(bill.method()).flatMap(it -> billingKeys.of(bill.customer(), it));
    }

    /// While its gateway is off or ill, it is inquired and not asked again.
    private void again(Versioned<Payment> payment, Charging charging, PaymentCommand command, String authorization) {
        var pg = charging.attempt().pg();
        if (chooser.chooseAgain(charging.bill(), cardOf(charging.bill()), pg)) {
            var after = commands.handle(charging.bill().order(), payment, command);
            capture(after.state(), gateways.of(pg), authorization);
        }
    }

    /// Sends what is on record as attempted, if it still is.
    private void capture(Payment attempted, PaymentGateway gateway, String authorization) {
        if (!(attempted instanceof Charging charging)) {
            return;
        }
        var bill = charging.bill();
        var attempt = charging.attempt();
        var now = exactClock.instant();
        if (!retrySchedule.maySend(attempt, now) || !now.isBefore(charging.payBy())) {
            commands.handle(bill.order(), new NotSent(attempt, now)); // we were asleep too long
            return;
        }
        boolean again = attempt.wasSentAgain() && gateway.recognizesRepeats();
        var answer = again
                ? gateway.repeat(bill, authorization, attempt.number())
                : gateway.approve(bill, authorization, attempt.number());
        switch (answer) {
            case Answer.Taken it -> captured(bill.order(), it.capture(), it.left());
            case Answer.Declined it ->
                commands.handle(bill.order(), at -> new Decline(attempt.number(), it.reason(), at));
            case Answer.Unclear _, Answer.Undecided _ -> commands.handle(bill.order(), at -> new Unclear(attempt, at));
            case Answer.NotSent _ -> commands.handle(bill.order(), at -> new NotSent(attempt, at));
        }
    }

    private void captured(UUID order, Capture capture, Won left) {
        commands.handle(order, at -> new Captured(capture, left, at));
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundUnknown;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Speaks with the payment gateway. Whatever is asked of it is on record first, so that the record is the lock between
/// workers, and nobody has to remember anything over a crash. Never call it inside a transaction.
public final class Cashier {

    static final String METHOD_UNKNOWN = "payment-method-unknown";

    private static final int RACES_LOST = 10;

    private final Payments payments;
    private final PaymentGateway gateway;
    private final Cards cards;
    private final Pace pace;
    private final Clock clock;

    public Cashier(Payments payments, PaymentGateway gateway, Cards cards, Pace pace, Clock clock) {
        this.payments = payments;
        this.gateway = gateway;
        this.cards = cards;
        this.pace = pace;
        this.clock = clock;
    }

    /// Does the next thing that there is to do for an order's payment, if any. Safe at any time, by any number of
    /// workers.
    ///
    /// @throws Stale when another worker is at it; there is nothing to do about it
    public void settle(UUID order) {
        var payment = payments.load(order);
        switch (payment.state()) {
            case Requested s -> charge(payment, s);
            case InProgress s -> inquire(payment, s.bill(), s.attempt());
            case Unknown s -> inquire(payment, s.bill(), s.attempt());
            case Withdrawn s -> inquire(payment, s.bill(), s.attempt());
            case RefundPending s -> {
                var attempted = append(order, payment, new AttemptRefund(clock.instant()));
                giveBack(order, attempted.state());
            }
            case RefundInProgress s -> inquireRefund(payment, s.bill(), s.attempt());
            case RefundUnknown s -> inquireRefund(payment, s.bill(), s.attempt());
            case Nothing _, Approved _, Declined _, Cancelled _, CancelledUnseen _, Refunded _ -> {}
        }
    }

    private void charge(Versioned<Payment> payment, Requested requested) {
        var bill = requested.bill();
        var billingKey = cards.billingKey(bill.customer(), bill.method());
        if (billingKey.isEmpty()) {
            append(bill.order(), payment, new Decline(0, METHOD_UNKNOWN, clock.instant()));
            return;
        }
        var attempted = append(bill.order(), payment, new PaymentCommand.Attempt(gateway.name(), clock.instant()));
        take(attempted.state(), billingKey.get());
    }

    /// An attempt whose end nobody knows: ask for it, and only when the gateway says that there is nothing, and
    /// after so long that nothing will come any more, try again.
    private void inquire(Versioned<Payment> payment, Bill bill, Attempt attempt) {
        var asked = clock.instant();
        switch (gateway.find(bill)) {
            case Finding.Found found -> tell(bill.order(), new Captured(found.capture(), clock.instant()));
            case Finding.NotFound _ when pace.isOver(attempt, asked) -> again(payment, bill, attempt);
            case Finding.NotFound _, Finding.Unclear _ -> {}
        }
    }

    private void again(Versioned<Payment> payment, Bill bill, Attempt attempt) {
        var billingKey = payment.state() instanceof Withdrawn
                ? Optional.<String>empty()
                : cards.billingKey(bill.customer(), bill.method());
        if (billingKey.isEmpty() && !(payment.state() instanceof Withdrawn)) {
            append(bill.order(), payment, new Decline(0, METHOD_UNKNOWN, clock.instant()));
            return;
        }
        var after = append(bill.order(), payment, new NoEffect(attempt, clock.instant()));
        billingKey.ifPresent(it -> take(after.state(), it));
    }

    /// Sends what is on record as attempted.
    private void take(Payment attempted, String billingKey) {
        switch (attempted) {
            case InProgress s -> take(s.bill(), s.attempt(), billingKey);
            case Unknown s -> take(s.bill(), s.attempt(), billingKey);
            default -> throw new IllegalStateException("Not attempted: " + attempted);
        }
    }

    private void take(Bill bill, Attempt attempt, String billingKey) {
        if (!pace.maySend(attempt, clock.instant())) {
            return; // we were asleep too long; whoever looks next inquires first
        }
        var answer = gateway.approve(bill, billingKey, attempt.number());
        var now = clock.instant();
        tell(
                bill.order(),
                switch (answer) {
                    case Answer.Taken it -> new Captured(it.capture(), now);
                    case Answer.Declined it -> new Decline(attempt.number(), it.reason(), now);
                    case Answer.Unclear _ -> new Unclear(attempt, now);
                    case Answer.NotSent _ -> new NotSent(attempt, now);
                });
    }

    private void giveBack(UUID order, Payment attempted) {
        switch (attempted) {
            case RefundInProgress s -> giveBack(order, s.capture(), s.attempt());
            case RefundUnknown s -> giveBack(order, s.capture(), s.attempt());
            default -> throw new IllegalStateException("Not attempted: " + attempted);
        }
    }

    private void giveBack(UUID order, Capture capture, Attempt attempt) {
        if (!pace.maySend(attempt, clock.instant())) {
            return;
        }
        var answer = gateway.refund(order, capture, attempt.number());
        var now = clock.instant();
        tell(
                order,
                switch (answer) {
                    case RefundAnswer.Done _ -> new RefundDone(now);
                    case RefundAnswer.NotDone _ -> new NotSent(attempt, now);
                    case RefundAnswer.Unclear _ -> new Unclear(attempt, now);
                });
    }

    private void inquireRefund(Versioned<Payment> payment, Bill bill, Attempt attempt) {
        var order = bill.order();
        var asked = clock.instant();
        if (!(gateway.find(bill) instanceof Finding.Found found)) {
            return;
        }
        if (found.left().amount() == 0) {
            tell(order, new RefundDone(clock.instant()));
        } else if (pace.isOver(attempt, asked)) {
            var after = append(order, payment, new NoEffect(attempt, clock.instant()));
            giveBack(order, after.state());
        }
    }

    /// Decides on what was loaded before: this is for what must not happen twice.
    private Versioned<Payment> append(UUID order, Versioned<Payment> before, PaymentCommand command) {
        return payments.append(order, before, Payment.decide(before.state(), command));
    }

    /// Decides on what is now: what the gateway did counts, whoever was faster.
    private void tell(UUID order, PaymentCommand command) {
        for (int attempt = 1; ; attempt++) {
            var payment = payments.load(order);
            List<PaymentEvent> news = Payment.decide(payment.state(), command);
            if (news.isEmpty()) {
                return;
            }
            try {
                payments.append(order, payment, news);
                return;
            } catch (Stale e) {
                if (attempt == RACES_LOST) {
                    throw e;
                }
            }
        }
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Charging;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.Return;
import dev.dosirak.payment.charge.PaymentEvent.AttemptDeclined;
import dev.dosirak.payment.charge.PaymentEvent.CustomerReturned;
import dev.dosirak.payment.charge.PaymentEvent.WindowOpened;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done about payments that a customer authorizes in a gateway's window. Where a window takes no money
/// before we approve, a new one may replace it whenever no approval may be under way, and only what was authorized in
/// the last one is approved. Where one takes it by itself, its gateway is asked before there is another.
final class WindowRules {

    /// Each is on record: a customer who opens more does not want to pay.
    static final int MOST_WINDOWS = 20;

    private WindowRules() {}

    /// The number of the window that may be opened now.
    ///
    /// @throws Refused when none may
    static int next(Payment state, Instant at) {
        var known = known(state);
        if (known instanceof Requested) {
            throw new Refused(PaymentRefusal.NOT_IN_WINDOW);
        }
        var last = switch (known) {
            case AwaitingCustomer s -> Optional.ofNullable(s.window());
            // That gateway cannot be reached: another one may be.
            case Returned s when s.tries() > 0 && !s.window().takesMoneyUnasked() -> Optional.of(s.window());
            case AwaitingDeposit _ -> throw new Refused(PaymentRefusal.DEPOSIT_AWAITED);
            case Returned _, AwaitingResult _ -> throw new Refused(PaymentRefusal.PAYMENT_UNDER_WAY);
            case Known _ -> throw new Refused(PaymentRefusal.PAYMENT_OVER);
        };
        Refused.unless(at.isBefore(((Payment.Pending) known).payBy()), PaymentRefusal.PAYMENT_OVER);
        int number = last.map(PaymentWindow::number).orElse(0) + 1;
        Refused.unless(number <= MOST_WINDOWS, PaymentRefusal.TOO_MANY_WINDOWS, MOST_WINDOWS);
        return number;
    }

    static List<PaymentEvent> open(Payment state, OpenWindow c) {
        if (state instanceof AwaitingCustomer s && c.window().equals(s.window())) {
            return List.of();
        }
        Refused.unless(next(state, c.at()) == c.window().number(), PaymentRefusal.PAYMENT_UNDER_WAY);
        return List.of(new WindowOpened(c.window(), c.at()));
    }

    static List<PaymentEvent> customerReturned(Payment state, Return c) {
        var window = windowOf(state, c);
        return List.of(new CustomerReturned(window.paymentKey() == null ? c.paymentKey() : null, c.at()));
    }

    /// The window from which the browser came back with these; nobody knows what it did to them on its way.
    ///
    /// @throws Refused when they are of no open window of this payment
    static PaymentWindow windowOf(Payment state, Return c) {
        var known = known(state);
        Refused.unless(c.order().equals(known.bill().order()), PaymentRefusal.RETURN_OF_ANOTHER_ORDER);
        Refused.unless(c.amount().equals(known.bill().amount()), PaymentRefusal.RETURN_OF_ANOTHER_AMOUNT);
        Refused.unless(!wasUsed(known, c.paymentKey()), PaymentRefusal.RETURN_USED);
        return switch (known) {
            case AwaitingCustomer s -> {
                var window = s.open()
                        .filter(it -> it.mayBeCalled(c.paymentKey()))
                        .orElseThrow(() -> new Refused(PaymentRefusal.RETURN_OF_ANOTHER_WINDOW));
                Refused.unless(c.at().isBefore(s.payBy()), PaymentRefusal.PAYMENT_OVER);
                Refused.unless(s.tries() < MOST_WINDOWS, PaymentRefusal.TOO_MANY_WINDOWS, MOST_WINDOWS);
                yield window;
            }
            case Requested _ -> throw new Refused(PaymentRefusal.NOT_IN_WINDOW);
            case AwaitingDeposit _ -> throw new Refused(PaymentRefusal.DEPOSIT_AWAITED);
            case Returned _, AwaitingResult _ -> throw new Refused(PaymentRefusal.PAYMENT_UNDER_WAY);
            case Known _ -> throw new Refused(PaymentRefusal.PAYMENT_OVER);
        };
    }

    private static boolean wasUsed(Known state, String paymentKey) {
        return switch (state) {
            case AwaitingCustomer s ->
                s.open().isEmpty() && s.window() != null && s.window().mayBeCalled(paymentKey);
            case Returned s -> s.window().mayBeCalled(paymentKey);
            case AwaitingResult s ->
                s.attempt().window() != null && s.attempt().window().mayBeCalled(paymentKey);
            case Payment.Captured s -> s.capture().paymentKey().equals(paymentKey);
            case Requested _, AwaitingDeposit _, Payment.Unpaid _ -> false;
        };
    }

    /// A no to what was authorized in a window is no no to the payment: its customer may try another card.
    static List<PaymentEvent> decline(Charging state, Decline c) {
        boolean mayGoOn = state.attempt().window() != null && c.number() != 0 && c.at().isBefore(state.payBy());
        return List.of(
                mayGoOn ? new AttemptDeclined(c.reason(), c.at()) : new PaymentEvent.Declined(c.reason(), c.at()));
    }

    private static Known known(Payment state) {
        return switch (state) {
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case CancelledUnseen _ -> throw new Refused(PaymentRefusal.PAYMENT_OVER);
            case Known s -> s;
        };
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.PaymentCommand.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentCommand.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done about money that was taken although other money is on record for the order.
final class SecondCaptureRules {

    private SecondCaptureRules() {}

    /// At another gateway only: one and the same shows a single payment of an order, by names that may change when a
    /// part goes back, and what pays must never be taken for a second one.
    ///
    /// @param left of it
    static List<PaymentEvent> found(Captured state, Capture capture, Won left, Instant at) {
        boolean known = state.capture().pg().equals(capture.pg())
                || state.seconds().stream().anyMatch(it -> it.is(capture) || it.isAt(capture.pg()) && !it.refunded());
        return known || left.amount() == 0 ? List.of() : List.of(new CapturedAgain(capture, at));
    }

    /// Wherever: whoever found it has asked the gateway for both of them by their names.
    static List<PaymentEvent> beside(Payment state, PaymentCommand.FoundBeside c) {
        if (!(state instanceof Captured s)) {
            return List.of();
        }
        boolean known = s.capture().paymentKey().equals(c.capture().paymentKey())
                || s.seconds().stream().anyMatch(it -> it.is(c.capture()));
        return known || c.left().amount() == 0 ? List.of() : List.of(new CapturedAgain(c.capture(), c.at()));
    }

    /// Counts once for each number: two workers may carry the same.
    static List<PaymentEvent> notRefunded(Payment state, SecondNotRefunded c) {
        var second = toRefund(state, c.capture());
        if (second.isEmpty() || second.get().isStuck() || second.get().tries() + 1 != c.number()) {
            return List.of();
        }
        return List.of(
                RefundRules.isStuck(c.number(), c.why())
                        ? new PaymentEvent.SecondStuck(c.capture(), c.number(), c.why(), c.at())
                        : new PaymentEvent.SecondNotRefunded(c.capture(), c.number(), c.why(), c.at()));
    }

    static List<PaymentEvent> refunded(Payment state, SecondRefunded c) {
        return toRefund(state, c.capture()).isPresent()
                ? List.of(new PaymentEvent.SecondRefunded(c.capture(), c.at()))
                : List.of();
    }

    /// Whether there is one that a gateway refuses to give back.
    static boolean isStuck(Payment state) {
        return state instanceof Captured s && s.seconds().stream().anyMatch(SecondCapture::isStuck);
    }

    private static Optional<SecondCapture> toRefund(Payment state, Capture capture) {
        return state instanceof Captured s
                ? s.secondsToRefund().stream().filter(it -> it.is(capture)).findFirst()
                : Optional.empty();
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.PaymentCommand.DepositReversed;
import dev.dosirak.payment.charge.PaymentCommand.IssueVirtualAccount;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done about payments that a customer pays by deposit. Who has an account pays there or not at all: a window
/// beside it would be a second way to pay the same bill.
final class DepositRules {

    /// What is deposited in the last moment is known to the gateway before the payment's time is up.
    private static final Duration CLOSED_BEFORE = Duration.ofSeconds(30);

    /// Nobody reads a number and deposits in less.
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private DepositRules() {}

    /// @param account that it has already
    /// @param dueAt when the account is to be closed
    record Issuable(PaymentBill bill, Optional<VirtualAccount> account, Instant dueAt) {}

    /// @throws Refused when the payment may not be paid by deposit, or not any more
    static Issuable issuable(Payment state, Instant at) {
        return switch (state) {
            case AwaitingDeposit s ->
                new Issuable(s.bill(), Optional.of(s.account()), s.account().dueAt());
            case AwaitingCustomer s -> {
                var dueAt = s.payBy().minus(CLOSED_BEFORE);
                Refused.unless(!dueAt.isBefore(at.plus(SHORTEST)), PaymentRefusal.PAYMENT_OVER);
                yield new Issuable(s.bill(), Optional.empty(), dueAt);
            }
            case Requested _ -> throw new Refused(PaymentRefusal.NOT_IN_WINDOW);
            case Returned _, AwaitingResult _ -> throw new Refused(PaymentRefusal.PAYMENT_UNDER_WAY);
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case Known _, CancelledUnseen _ -> throw new Refused(PaymentRefusal.PAYMENT_OVER);
        };
    }

    static List<PaymentEvent> issue(Payment state, IssueVirtualAccount c) {
        return issuable(state, c.at()).account().isPresent()
                ? List.of()
                : List.of(new VirtualAccountIssued(c.account(), c.at()));
    }

    /// The order stops, and nothing goes back: there is nothing. What has gone back by our own cancel stays so.
    static List<PaymentEvent> reversed(Payment state, DepositReversed c) {
        return state instanceof Captured s
                        && !(s instanceof Refunded)
                        && s.capture().equals(c.capture())
                ? List.of(new PaymentEvent.DepositReversed(c.capture(), c.at()))
                : List.of();
    }
}

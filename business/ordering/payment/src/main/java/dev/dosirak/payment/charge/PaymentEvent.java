package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened to a payment.
public sealed interface PaymentEvent {

    Instant at();

    /// @param payBy until when the money may be taken; absent in histories from before orders said so
    record Requested(PaymentBill bill, @Nullable Instant payBy, Instant at) implements PaymentEvent {}

    /// Called off before it was ever asked for.
    record CancelledBeforeRequest(UUID order, UUID customer, Instant at) implements PaymentEvent {}

    /// The customer may pay there from now on, and nowhere else any more.
    record WindowOpened(PaymentWindow window, Instant at) implements PaymentEvent {}

    /// The customer may pay by deposit there from now on, and nowhere else any more.
    record VirtualAccountIssued(VirtualAccount account, Instant at) implements PaymentEvent {}

    /// The customer has authorized the payment in the window that was opened last.
    ///
    /// @param paymentKey the gateway's name for it, where the window had none yet
    record CustomerReturned(@Nullable String paymentKey, Instant at) implements PaymentEvent {}

    /// The gateway took no money for what was authorized in its window; the customer may try again.
    record AttemptDeclined(String reason, Instant at) implements PaymentEvent {}

    /// On record before the request is sent, for the first time or again.
    record Attempted(Attempt attempt) implements PaymentEvent {
        @Override
        public Instant at() {
            return attempt.at();
        }
    }

    record NotSent(int number, Instant at) implements PaymentEvent {}

    record ResultUnknown(Instant at) implements PaymentEvent {}

    record Approved(Capture capture, Instant at) implements PaymentEvent {}

    record Declined(String reason, Instant at) implements PaymentEvent {}

    /// The order is off while the gateway's answer is outstanding.
    record Withdrawn(Instant at) implements PaymentEvent {}

    /// As far as the gateway knows, nothing was taken.
    record Cancelled(Instant at) implements PaymentEvent {}

    /// The gateway took money for a payment that came to nothing; it goes back by itself.
    record CapturedLate(Capture capture, Instant at) implements PaymentEvent {}

    /// The gateway gave money back that we had not asked it to.
    ///
    /// @param left what we have still of it
    record Reversed(Won left, Instant at) implements PaymentEvent {}

    /// The bank has undone the deposit that paid: we have nothing of it any more.
    record DepositReversed(Capture capture, Instant at) implements PaymentEvent {}

    record RefundRequested(String reason, Instant at) implements PaymentEvent {}

    /// @param amount what was left to give back; absent in old histories, for all of it
    record RefundAttempted(Attempt attempt, @Nullable Won amount) implements PaymentEvent {
        @Override
        public Instant at() {
            return attempt.at();
        }
    }

    /// @param why the gateway's reason; absent in old histories
    record RefundNotDone(int number, @Nullable String why, Instant at) implements PaymentEvent {}

    record RefundResultUnknown(Instant at) implements PaymentEvent {}

    /// So many attempts came to nothing that a person should look. Attempts go on, and are not on record any
    /// more.
    record RefundStuck(int number, String why, Instant at) implements PaymentEvent {}

    /// An operator wants it tried again.
    record RefundRetried(UUID by, Instant at) implements PaymentEvent {}

    /// The customer has all.
    ///
    /// @param amount that has gone back of the capture; the rest was lost by a dispute
    record Refunded(Won amount, Instant at) implements PaymentEvent {}

    /// A gateway took the money although another capture is on record; this one goes back by itself.
    record CapturedAgain(Capture capture, Instant at) implements PaymentEvent {}

    /// A try to give a second capture back gave nothing back.
    ///
    /// @param number of the try, from 1
    record SecondNotRefunded(Capture capture, int number, String why, Instant at) implements PaymentEvent {}

    /// So many tries came to nothing that a person should look. Tries go on, and are not on record any more.
    record SecondStuck(Capture capture, int number, String why, Instant at) implements PaymentEvent {}

    /// Nothing is left of a second capture.
    record SecondRefunded(Capture capture, Instant at) implements PaymentEvent {}

    /// A part is to go back while the order goes on.
    ///
    /// @param by the operator who wants it
    record PartialRefundRequested(UUID id, Won amount, String reason, UUID by, Instant at) implements PaymentEvent {}

    /// On record before the request is sent.
    record PartialRefundAttempted(UUID id, Attempt attempt) implements PaymentEvent {
        @Override
        public Instant at() {
            return attempt.at();
        }
    }

    /// @param number of the attempt that gave nothing back
    record PartialRefundNotDone(UUID id, int number, String why, Instant at) implements PaymentEvent {}

    /// So many attempts came to nothing that a person should look. Attempts go on.
    record PartialRefundStuck(UUID id, int number, String why, Instant at) implements PaymentEvent {}

    /// It is not tried any more, because what the gateway has is not what we believed it has.
    record PartialRefundGivenUp(UUID id, String why, Instant at) implements PaymentEvent {}

    /// An operator does not want it any more.
    record PartialRefundWithdrawn(UUID id, UUID by, Instant at) implements PaymentEvent {}

    record PartiallyRefunded(UUID id, Won amount, Instant at) implements PaymentEvent {}

    /// The customer disputes a sum with their card company, as the gateway has told people.
    ///
    /// @param by the operator who has put it on record
    record ChargebackOpened(UUID id, Won amount, String reason, UUID by, Instant at) implements PaymentEvent {}

    /// The card company has decided.
    record ChargebackClosed(UUID id, Won amount, Chargeback.Outcome outcome, UUID by, Instant at)
            implements PaymentEvent {}
}

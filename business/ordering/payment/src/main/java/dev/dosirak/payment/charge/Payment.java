package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.payment.charge.PaymentCommand.AttemptPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.GiveUpPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.IssueVirtualAccount;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenWindow;
import dev.dosirak.payment.charge.PaymentCommand.PartialRefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.Repeat;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentCommand.WithdrawPartialRefund;
import dev.dosirak.payment.charge.PaymentEvent.AttemptDeclined;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackClosed;
import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.payment.charge.PaymentEvent.CustomerReturned;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundWithdrawn;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.RefundResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.SecondNotRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.payment.charge.PaymentEvent.SecondStuck;
import dev.dosirak.payment.charge.PaymentEvent.VirtualAccountIssued;
import dev.dosirak.payment.charge.PaymentEvent.WindowOpened;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The money of one order. Each state is a type that holds only what is known by then.
///
/// Two workers may carry the same result, late and in any order; what the gateway is known to have done always
/// counts.
public sealed interface Payment {

    /// How long orders waited for their money when they did not say so yet.
    Duration PAY_WITHIN_WHEN_UNSAID = Duration.ofMinutes(10);

    /// A payment that was asked for.
    sealed interface Known extends Payment {
        PaymentBill bill();
    }

    /// The money is wanted, and neither taken nor refused yet.
    sealed interface Pending extends Known {

        /// When this has passed, the gateway is not asked any more.
        Instant payBy();
    }

    /// No attempt is under way, and none has come to anything. In a window that takes money by itself,
    /// the customer may be paying all the same.
    sealed interface Unasked extends Pending {

        /// The gateway that was asked last, or has the window; absent before the first.
        @Nullable
        String pg();
    }

    /// The gateway was asked for the money, and what came of it is not known.
    sealed interface AwaitingResult extends Known {
        Attempt attempt();
    }

    /// Asked for money that is still wanted.
    sealed interface Charging extends Pending, AwaitingResult {}

    /// It came to nothing, as far as the gateway knows.
    sealed interface Unpaid extends Known {

        /// The gateway that was asked last; absent when none was.
        @Nullable
        String pg();

        /// The last attempt, where it was made in a window and so has a name of its own there; else
        /// absent.
        @Nullable
        Attempt inWindow();
    }

    /// The gateway has taken the money.
    sealed interface Captured extends Known {
        Funds funds();

        Captured with(Funds funds);

        default Capture capture() {
            return funds().capture();
        }

        /// What we have still of the capture, as far as we know.
        default Won left() {
            return funds().left();
        }

        /// What gateways have taken beside it.
        default List<SecondCapture> seconds() {
            return funds().seconds();
        }

        /// Of those, what is to go back still.
        default List<SecondCapture> secondsToRefund() {
            return seconds().stream().filter(it -> !it.refunded()).toList();
        }
    }

    /// The order goes on with it.
    sealed interface Paid extends Captured {}

    /// The money is on its way back, or people are looking why it is not.
    sealed interface Refunding extends Captured {}

    /// The gateway was asked to give the money back, and what came of it is not known.
    sealed interface AwaitingRefundResult extends Refunding {
        Attempt attempt();
    }

    record Nothing() implements Payment {}

    /// @param tries attempts made so far, none of which reached a gateway
    /// @param pg the gateway of the last of them; absent before the first
    record Requested(
            PaymentBill bill,
            Instant payBy,
            int tries,
            @Nullable String pg,
            Instant since) implements Unasked {}

    /// Nobody can do anything before the customer has paid in a gateway's window.
    ///
    /// @param tries attempts made so far, which all came to nothing
    /// @param window the last that was opened; absent before the first
    /// @param no why the attempt of that window came to nothing; absent while it is open
    record AwaitingCustomer(
            PaymentBill bill,
            Instant payBy,
            int tries,
            @Nullable PaymentWindow window,
            @Nullable String no,
            Instant since)
            implements Unasked {

        /// The window that is open; so it stays where it takes money by itself and has not.
        Optional<PaymentWindow> open() {
            return no == null || no.equals(DeclineReason.NOT_PAID_IN_WINDOW.code())
                    ? Optional.ofNullable(window)
                    : Optional.empty();
        }

        @Override
        public @Nullable String pg() {
            return window == null ? null : window.pg();
        }
    }

    /// The customer pays by deposit to an account that a gateway keeps for this payment.
    ///
    /// @param tries attempts made before, which all came to nothing
    record AwaitingDeposit(PaymentBill bill, Instant payBy, int tries, VirtualAccount account, Instant since)
            implements Unasked {

        @Override
        public String pg() {
            return account.pg();
        }
    }

    /// The customer has authorized the payment, and its gateway is to be asked to take the money.
    ///
    /// @param tries attempts made so far, which all came to nothing
    record Returned(PaymentBill bill, Instant payBy, int tries, PaymentWindow window, Instant since)
            implements Unasked {

        @Override
        public String pg() {
            return window.pg();
        }
    }

    /// The gateway is being asked for the money for the first time, or was when somebody crashed.
    record InProgress(PaymentBill bill, Instant payBy, Attempt attempt) implements Charging {}

    /// The gateway was asked and did not say what came of it; it may be asked again under the same number.
    record Unknown(PaymentBill bill, Instant payBy, Attempt attempt) implements Charging {}

    /// The order is off, and whether the attempt took money is still to be found out.
    record Withdrawn(PaymentBill bill, Attempt attempt, Instant since) implements AwaitingResult {}

    record Approved(PaymentBill bill, Funds funds) implements Paid {
        @Override
        public Approved with(Funds funds) {
            return new Approved(bill, funds);
        }
    }

    /// Was approved, and then the gateway gave money back by itself. The order goes on: only people can tell
    /// whether it should.
    record Reversed(PaymentBill bill, Funds funds) implements Paid {
        @Override
        public Reversed with(Funds funds) {
            return new Reversed(bill, funds);
        }
    }

    record Declined(
            PaymentBill bill,
            @Nullable String pg,
            String reason,
            @Nullable Attempt inWindow) implements Unpaid {

        public Declined(PaymentBill bill, @Nullable String pg, String reason) {
            this(bill, pg, reason, null);
        }
    }

    record Cancelled(
            PaymentBill bill, @Nullable String pg, @Nullable Attempt inWindow) implements Unpaid {

        public Cancelled(PaymentBill bill, @Nullable String pg) {
            this(bill, pg, null);
        }
    }

    /// Called off before the bill came; when it comes, it is not paid.
    record CancelledUnseen(UUID order, UUID customer) implements Payment {}

    /// @param tries attempts made so far, none of which gave anything back
    record RefundPending(PaymentBill bill, Funds funds, int tries, Instant since) implements Refunding {
        @Override
        public RefundPending with(Funds funds) {
            return new RefundPending(bill, funds, tries, since);
        }
    }

    record RefundInProgress(PaymentBill bill, Funds funds, Attempt attempt) implements AwaitingRefundResult {
        @Override
        public RefundInProgress with(Funds funds) {
            return new RefundInProgress(bill, funds, attempt);
        }
    }

    record RefundUnknown(PaymentBill bill, Funds funds, Attempt attempt) implements AwaitingRefundResult {
        @Override
        public RefundUnknown with(Funds funds) {
            return new RefundUnknown(bill, funds, attempt);
        }
    }

    /// The gateway refuses, and people are asked to look. It is tried on, with longer and longer pauses.
    record RefundStuck(PaymentBill bill, Funds funds, int tries, String why, Instant since) implements Refunding {
        @Override
        public RefundStuck with(Funds funds) {
            return new RefundStuck(bill, funds, tries, why, since);
        }
    }

    record Refunded(PaymentBill bill, Funds funds) implements Captured {
        @Override
        public Refunded with(Funds funds) {
            return new Refunded(bill, funds);
        }
    }

    /// The rules, of [taking money][PaymentRules], of giving it back [whole][RefundRules] or [in
    /// parts][PartialRefundRules], and of [what is disputed][ChargebackRules]. A repeat changes nothing.
    static List<PaymentEvent> decide(Payment state, PaymentCommand command) {
        return switch (command) {
            case Request c -> PaymentRules.request(state, c);
            case Withdraw c -> PaymentRules.withdraw(state, c);
            case PaymentCommand.Refund c -> PaymentRules.refund(state, c);
            case OpenWindow c -> WindowRules.open(state, c);
            case PaymentCommand.Return c -> WindowRules.customerReturned(state, c);
            case IssueVirtualAccount c -> DepositRules.issue(state, c);
            case PaymentCommand.DepositReversed c -> DepositRules.reversed(state, c);
            case PaymentCommand.Attempt c -> PaymentRules.attempt(state, c);
            case PaymentCommand.Captured c -> PaymentRules.captured(state, c);
            case PaymentCommand.FoundBeside c -> SecondCaptureRules.beside(state, c);
            case Decline c -> PaymentRules.decline(state, c);
            case Unclear c -> PaymentRules.unclear(state, c);
            case PaymentCommand.NotSent c -> PaymentRules.notSent(state, c);
            case Repeat c -> PaymentRules.repeat(state, c);
            case NoEffect c -> PaymentRules.noEffect(state, c);
            case AttemptRefund c -> RefundRules.attempt(state, c);
            case PaymentCommand.RefundNotDone c -> RefundRules.notDone(state, c);
            case RefundDone c -> RefundRules.done(state, c);
            case RetryRefund c -> RefundRules.retry(state, c);
            case PaymentCommand.SecondNotRefunded c -> SecondCaptureRules.notRefunded(state, c);
            case PaymentCommand.SecondRefunded c -> SecondCaptureRules.refunded(state, c);
            case RequestPartialRefund c -> PartialRefundRules.request(state, c);
            case WithdrawPartialRefund c -> PartialRefundRules.withdraw(state, c);
            case AttemptPartialRefund c -> PartialRefundRules.attempt(state, c);
            case PaymentCommand.PartialRefundNotDone c -> PartialRefundRules.notDone(state, c);
            case PartialRefundDone c -> PartialRefundRules.done(state, c);
            case OpenChargeback c -> ChargebackRules.open(state, c);
            case CloseChargeback c -> ChargebackRules.close(state, c);
            case GiveUpPartialRefund c -> PartialRefundRules.giveUp(state, c);
        };
    }

    /// Whose payment it is; empty when nothing was asked for.
    static Optional<UUID> customerOf(Payment state) {
        return switch (state) {
            case Nothing _ -> Optional.empty();
            case CancelledUnseen s -> Optional.of(s.customer());
            case Known s -> Optional.of(s.bill().customer());
        };
    }

    /// The bookkeeping: what an event leaves behind. An impossible pair means a corrupt history.
    static Payment evolve(Payment state, PaymentEvent event) {
        record Step(Payment from, PaymentEvent by) {}
        return switch (new Step(state, event)) {
            case Step(Nothing _, PaymentEvent.Requested e) -> requested(e);
            case Step(Nothing _, CancelledBeforeRequest e) -> new CancelledUnseen(e.order(), e.customer());

            case Step(AwaitingCustomer s, WindowOpened e) -> opened(s, s.tries(), e);
            case Step(Returned s, WindowOpened e) -> opened(s, s.tries(), e);
            case Step(AwaitingCustomer s, VirtualAccountIssued e) ->
                new AwaitingDeposit(s.bill(), s.payBy(), s.tries(), e.account(), e.at());
            case Step(AwaitingCustomer s, CustomerReturned e) ->
                new Returned(
                        s.bill(), s.payBy(), s.tries(), s.open().orElseThrow().called(e.paymentKey()), e.at());
            case Step(Charging s, AttemptDeclined e) ->
                new AwaitingCustomer(
                        s.bill(), s.payBy(), s.attempt().number(), s.attempt().window(), e.reason(), e.at());

            case Step(Unasked s, Attempted e) -> new InProgress(s.bill(), s.payBy(), e.attempt());
            case Step(Charging s, Attempted e) -> new Unknown(s.bill(), s.payBy(), e.attempt());
            // Of what is unknown not decided any more, but found in old histories.
            case Step(Charging s, PaymentEvent.NotSent e) -> notSent(s, e);
            case Step(Charging s, ResultUnknown _) -> new Unknown(s.bill(), s.payBy(), s.attempt());

            case Step(Pending s, PaymentEvent.Approved e) -> new Approved(s.bill(), Funds.of(e.capture()));
            case Step(Unasked s, PaymentEvent.Declined e) -> new Declined(s.bill(), s.pg(), e.reason());
            case Step(Charging s, PaymentEvent.Declined e) ->
                new Declined(s.bill(), s.attempt().pg(), e.reason(), s.attempt().inWindow());
            case Step(Charging s, PaymentEvent.Withdrawn e) -> new Withdrawn(s.bill(), s.attempt(), e.at());
            case Step(Unasked s, PaymentEvent.Cancelled _) -> new Cancelled(s.bill(), s.pg());
            case Step(Withdrawn s, PaymentEvent.Cancelled _) ->
                new Cancelled(s.bill(), s.attempt().pg(), s.attempt().inWindow());
            case Step(Withdrawn s, CapturedLate e) -> new RefundPending(s.bill(), Funds.of(e.capture()), 0, e.at());
            case Step(Unpaid s, CapturedLate e) -> new RefundPending(s.bill(), Funds.of(e.capture()), 0, e.at());

            case Step(Paid s, PaymentEvent.Reversed e) ->
                new Reversed(s.bill(), s.funds().withLeft(e.left()));
            case Step(Captured s, PaymentEvent.DepositReversed e) -> depositReversed(s, e);
            case Step(Paid s, RefundRequested e) -> new RefundPending(s.bill(), s.funds(), 0, e.at());
            case Step(RefundPending s, RefundAttempted e) -> new RefundInProgress(s.bill(), s.funds(), e.attempt());
            // These two as well only in old histories.
            case Step(RefundInProgress s, RefundAttempted e) -> new RefundInProgress(s.bill(), s.funds(), e.attempt());
            case Step(RefundUnknown s, RefundAttempted e) -> new RefundUnknown(s.bill(), s.funds(), e.attempt());
            case Step(RefundInProgress s, RefundResultUnknown _) -> new RefundUnknown(s.bill(), s.funds(), s.attempt());
            case Step(AwaitingRefundResult s, RefundNotDone e) ->
                new RefundPending(s.bill(), s.funds(), e.number(), e.at());
            case Step(AwaitingRefundResult s, PaymentEvent.RefundStuck e) ->
                new RefundStuck(s.bill(), s.funds(), e.number(), e.why(), e.at());
            case Step(RefundStuck s, RefundRetried e) ->
                new RefundPending(s.bill(), s.funds().retried(e.at()), s.tries(), e.at());
            case Step(Refunding s, PaymentEvent.Refunded e) ->
                new Refunded(s.bill(), s.funds().withLeft(s.capture().amount().minus(e.amount())));

            case Step(Captured s, CapturedAgain e) ->
                s.with(s.funds().withSeconds(SecondCapture.with(s.seconds(), e.capture())));
            case Step(Captured s, SecondNotRefunded e) ->
                s.with(s.funds()
                        .withSeconds(
                                SecondCapture.notRefunded(s.seconds(), e.capture(), e.number(), Optional.empty())));
            case Step(Captured s, SecondStuck e) ->
                s.with(s.funds()
                        .withSeconds(
                                SecondCapture.notRefunded(s.seconds(), e.capture(), e.number(), Optional.of(e.why()))));
            case Step(Captured s, SecondRefunded e) ->
                s.with(s.funds().withSeconds(SecondCapture.refunded(s.seconds(), e.capture())));
            case Step(Captured s, RefundRetried e) -> s.with(s.funds().retried(e.at()));

            case Step(Captured s, PartialRefundRequested e) -> s.with(s.funds().requested(PartialRefund.requested(e)));
            case Step(Captured s, PartialRefundAttempted e) ->
                s.with(s.funds().change(e.id(), it -> it.attempted(e.attempt())));
            case Step(Captured s, PartialRefundNotDone e) -> s.with(s.funds().change(e.id(), it -> it.notDone(e)));
            case Step(Captured s, PartialRefundStuck e) -> s.with(s.funds().change(e.id(), it -> it.stuck(e)));
            case Step(Captured s, PartialRefundGivenUp e) ->
                s.with(s.funds().change(e.id(), it -> it.ended(Stage.GIVEN_UP)));
            case Step(Captured s, PartialRefundWithdrawn e) ->
                s.with(s.funds().change(e.id(), it -> it.ended(Stage.WITHDRAWN)));
            case Step(Captured s, PartiallyRefunded e) -> s.with(s.funds().refunded(e.id(), e.amount()));

            case Step(Captured s, ChargebackOpened e) -> s.with(s.funds().disputed(Chargeback.opened(e)));
            case Step(Captured s, ChargebackClosed e) -> s.with(s.funds().closed(e.id(), e.outcome(), e.at()));

            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, state));
        };
    }

    private static Payment requested(PaymentEvent.Requested e) {
        return e.bill().inWindow()
                ? new AwaitingCustomer(e.bill(), payBy(e), 0, null, null, e.at())
                : new Requested(e.bill(), payBy(e), 0, null, e.at());
    }

    private static Payment opened(Unasked state, int tries, WindowOpened e) {
        return new AwaitingCustomer(state.bill(), state.payBy(), tries, e.window(), null, e.at());
    }

    /// What another gateway has taken beside it goes back still.
    private static Payment depositReversed(Captured state, PaymentEvent.DepositReversed e) {
        return state.secondsToRefund().stream()
                .findFirst()
                .<Payment>map(it -> new RefundPending(
                        state.bill(),
                        Funds.of(it.capture()).withSeconds(SecondCapture.without(state.seconds(), it.capture())),
                        0,
                        e.at()))
                .orElseGet(() -> new Declined(state.bill(), e.capture().pg(), DeclineReason.DEPOSIT_REVERSED.code()));
    }

    private static Payment notSent(Charging state, PaymentEvent.NotSent e) {
        var attempt = state.attempt();
        return attempt.window() == null
                ? new Requested(state.bill(), state.payBy(), e.number(), attempt.pg(), e.at())
                : new Returned(state.bill(), state.payBy(), e.number(), attempt.window(), e.at());
    }

    private static Instant payBy(PaymentEvent.Requested event) {
        var said = event.payBy();
        return said == null ? event.at().plus(PAY_WITHIN_WHEN_UNSAID) : said;
    }
}

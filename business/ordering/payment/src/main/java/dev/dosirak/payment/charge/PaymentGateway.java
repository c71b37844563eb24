package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A company that moves money for us, far away and not always well. Never throws for what happens out there.
public interface PaymentGateway {

    /// Its name in events and on screens.
    String name();

    /// Whether it knows a request that is sent again for the same while the first is still under way. Without that, a
    /// second one may be sent only when the first can have no effect any more.
    boolean recognizesRepeats();

    /// Asks for the money of a bill. Sent again with the same number, it is the same request to the gateway.
    ///
    /// @param billingKey the secret that pays with the customer's card, or where the bill is paid
    ///     in a window of
    /// this gateway, its name for what the customer has authorized there; where it takes the money in
    /// its window
    ///     unasked, it is asked whether it has
    /// @param number of the attempt
    Answer approve(PaymentBill bill, String billingKey, int number);

    /// The same request once more, to a gateway that recognizes it. It may give the answer of the first
    /// time, for days, so that one which is no end says nothing of how the gateway is now.
    default Answer repeat(PaymentBill bill, String billingKey, int number) {
        return approve(bill, billingKey, number);
    }

    /// What the gateway knows of the order of a bill.
    Finding find(PaymentBill bill);

    /// What has become of an attempt to pay a bill. Where the gateway cannot tell an order's attempts apart, what it
    /// knows of the order.
    default Finding find(PaymentBill bill, Attempt attempt) {
        return find(bill);
    }

    /// What the gateway has still of a capture, whatever else it has taken for the same order.
    Balance balance(PaymentBill bill, Capture capture);

    /// Asks for money of a capture to be given back; more than is left of it is refused as a whole.
    ///
    /// @param left of the capture before it, by the gateway's word: so much less has to be left behind
    ///     it, or it is not done
    RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt);

    /// Asks for all that is left of a capture to be given back.
    ///
    /// @param tried when; another time is another request
    default RefundAnswer refund(UUID order, Capture capture, Won left, Instant tried) {
        return refund(order, capture, left, left, RefundTry.ofAll(order, tried));
    }

    /// What the gateway has moved for us from `from` on and before `to`, whoever asked for it, oldest first.
    ///
    /// @param after the last key of the page before
    /// @return a page, which is empty behind the last one; or nothing at all when the gateway did not say
    Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after);

    sealed interface Answer {

        /// @param left of the capture, what was not given back yet
        record Taken(Capture capture, Won left) implements Answer {}

        /// A no that stays a no.
        record Declined(String reason) implements Answer {}

        /// It may have taken the money or not.
        record Unclear() implements Answer {}

        /// It answered, and what that means only an inquiry tells, for which our contract has no request left just now.
        record Undecided() implements Answer {}

        /// It surely did nothing: the request did not reach it, or it said so.
        record NotSent() implements Answer {}
    }

    sealed interface Finding {

        /// @param left of the capture, what was not given back yet
        record Found(Capture capture, Won left) implements Finding {}

        /// The gateway said that it knows of no payment.
        record NotFound() implements Finding {}

        /// The gateway said that the payment has failed: it took nothing, and never will by a request of then.
        ///
        /// @param reason in kebab case
        /// @param at when, as far as the gateway says
        record Failed(String reason, Optional<Instant> at) implements Finding {

            /// The gateway's clock may be behind ours, and of two requests the second is sent later than that.
            private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(15);

            /// Whether that is the end of a request of `moment`, and not of one before.
            public boolean isSince(Instant moment) {
                return at.filter(it -> !it.isBefore(moment.minus(CLOCKS_DIFFER)))
                        .isPresent();
            }
        }

        record Unclear() implements Finding {}

        /// It was not asked: our contract allows no more requests just now.
        record NotAsked() implements Finding {}
    }

    sealed interface Balance {

        record Left(Won amount) implements Balance {

            public boolean isNothing() {
                return amount.amount() == 0;
            }
        }

        /// The gateway said that the bank has undone the deposit: there is nothing that could go back.
        record DepositReversed() implements Balance {}

        /// The gateway said that it knows of no such capture.
        record NoCapture() implements Balance {}

        record Unclear() implements Balance {}

        /// It was not asked: our contract allows no more requests just now.
        record NotAsked() implements Balance {}
    }

    sealed interface RefundAnswer {

        record Done() implements RefundAnswer {}

        /// It surely gave nothing back.
        ///
        /// @param why in kebab case
        record NotDone(String why) implements RefundAnswer {}

        record Unclear() implements RefundAnswer {}

        /// It was not asked: our contract allows no more requests just now.
        record NotAsked() implements RefundAnswer {}
    }

    /// An entry of the gateway's journal.
    sealed interface Entry {

        /// The gateway's name for it, when that can be read.
        Optional<String> key();
    }

    /// @param name the gateway's for it
    /// @param order as the gateway was told, which need not have been by us
    /// @param taken or else given back
    record Movement(String name, String order, String paymentKey, boolean taken, Won amount, Instant at)
            implements Entry {

        @Override
        public Optional<String> key() {
            return Optional.of(name);
        }
    }

    /// @param text as the gateway has put it
    record Unreadable(Optional<String> key, String text) implements Entry {}
}

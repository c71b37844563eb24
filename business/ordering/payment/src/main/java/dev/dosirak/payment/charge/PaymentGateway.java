package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.UUID;

/// A company that moves money for us, far away and not always well. Never throws for what happens out there.
public interface PaymentGateway {

    /// Its name in events and on screens.
    String name();

    /// Asks for the money of a bill. Sent again with the same number, it is the same request to the gateway.
    ///
    /// @param billingKey the secret that pays with the customer's card
    /// @param number of the attempt
    Answer approve(Bill bill, String billingKey, int number);

    /// What the gateway knows of the order of a bill.
    Finding find(Bill bill);

    /// Asks for the whole amount of a capture to be given back. Sent again with the same number, it is the same
    /// request.
    RefundAnswer refund(UUID order, Capture capture, int number);

    sealed interface Answer {

        record Taken(Capture capture) implements Answer {}

        /// A no that stays a no.
        record Declined(String reason) implements Answer {}

        /// It may have taken the money or not.
        record Unclear() implements Answer {}

        /// It surely did nothing: the request did not reach it, or it said so.
        record NotSent() implements Answer {}
    }

    sealed interface Finding {

        /// @param left of the capture, what was not given back yet
        record Found(Capture capture, Won left) implements Finding {}

        /// The gateway said that it knows of no payment.
        record NotFound() implements Finding {}

        record Unclear() implements Finding {}
    }

    sealed interface RefundAnswer {

        record Done() implements RefundAnswer {}

        /// It surely gave nothing back.
        record NotDone() implements RefundAnswer {}

        record Unclear() implements RefundAnswer {}
    }
}

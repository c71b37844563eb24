package dev.dosirak.payment.charge;

import dev.dosirak.payment.method.CardKeys;
import java.time.Duration;
import java.util.Optional;

/// Decides which gateway is asked for the money of a payment. Only a payment of which no request is under way may be
/// given to another gateway.
public interface GatewayChooser {

    /// @param failed the gateway that this payment's last request surely did not reach
    Choice choose(PaymentBill bill, CardKeys card, Optional<String> failed);

    /// Chooses a gateway once more for its own request that got no answer; no other is asked meanwhile.
    ///
    /// @param card what pays; empty in a window
    /// @return false when it may not be asked now
    default boolean chooseAgain(PaymentBill bill, Optional<CardKeys> card, String gateway) {
        return true;
    }

    sealed interface Choice {

        record Ask(String gateway) implements Choice {}

        /// No gateway may be asked now.
        record Later(Duration pause) implements Choice {}

        /// No gateway can take it, now or later.
        ///
        /// @param reason in kebab case, for the customer
        record Refuse(String reason) implements Choice {}
    }
}

package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentEvent.ChargebackOpened;
import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// A sum that a customer has disputed with their card company, and that a gateway keeps of what it pays out. The
/// payment
/// stands at the gateway as before: what is told of it comes by people.
///
/// @param reason the card company's, for who asks later
/// @param since when it was put on record, or ended
public record Chargeback(UUID id, Won amount, String reason, Stage stage, Instant since) {

    public enum Stage {
        /// The card company has not decided yet.
        OPEN,
        /// The money is ours again.
        WON,
        /// The money is the customer's.
        LOST;

        /// On the wire.
        public static final EnumNames<Stage> NAMES = EnumNames.of(Stage.class, it -> switch (it) {
            case OPEN -> "open";
            case WON -> "won";
            case LOST -> "lost";
        });
    }

    /// How it ended.
    public enum Outcome {
        WON,
        LOST;

        /// On the wire.
        public static final EnumNames<Outcome> NAMES =
                EnumNames.of(Outcome.class, it -> Stage.NAMES.nameOf(it.stage()));

        /// @throws Refused for what no dispute ends with
        public static Outcome of(String name) {
            return NAMES.find(name).orElseThrow(() -> new Refused(PaymentRefusal.UNKNOWN_OUTCOME));
        }

        Stage stage() {
            return switch (this) {
                case WON -> Stage.WON;
                case LOST -> Stage.LOST;
            };
        }
    }

    static Chargeback opened(ChargebackOpened e) {
        return new Chargeback(e.id(), e.amount(), e.reason(), Stage.OPEN, e.at());
    }

    public boolean isOpen() {
        return stage == Stage.OPEN;
    }

    /// Whether the customer may have the money by it.
    boolean isNotWon() {
        return stage != Stage.WON;
    }

    boolean isLost() {
        return stage == Stage.LOST;
    }

    Chargeback closed(Outcome outcome, Instant at) {
        return new Chargeback(id, amount, reason, outcome.stage(), at);
    }
}

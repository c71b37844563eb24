package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Refused;

/// The delivery's rules said no.
public final class DeliveryRefused extends Refused {

    /// Why.
    public enum Reason implements Refused.Reason {
        /// There is none, or it is none of the caller's business.
        UNKNOWN_DELIVERY(Kind.UNKNOWN),
        /// The rider was asked, but the offer was taken back, taken by another, or its order cancelled.
        OFFER_GONE(Kind.NOT_NOW),
        /// Accepted is accepted: whoever carries it cannot decline any more.
        ALREADY_ACCEPTED(Kind.NOT_NOW),
        /// The offer must be accepted first.
        NOT_ACCEPTED(Kind.NOT_NOW),
        NOT_PICKED_UP(Kind.NOT_NOW),
        /// Who has the food keeps it until they hand it over or an operator rules otherwise.
        ALREADY_PICKED_UP(Kind.NOT_NOW),
        /// An operator has declared it lost.
        GIVEN_UP(Kind.NOT_NOW),
        ALREADY_DELAYED(Kind.NOT_NOW),
        ALREADY_DELIVERED(Kind.NOT_NOW),
        /// The order was cancelled meanwhile.
        WITHDRAWN(Kind.NOT_NOW),
        /// The rider was asked once, but somebody else carries it.
        NOT_YOUR_DELIVERY(Kind.NOT_YOURS),
        /// Dispatch itself asked for something impossible, such as a second offer beside an open one.
        NOT_WAITING(Kind.NOT_NOW);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public DeliveryRefused(Reason reason) {
        super(reason);
    }
}

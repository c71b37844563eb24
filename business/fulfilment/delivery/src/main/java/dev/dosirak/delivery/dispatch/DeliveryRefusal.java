package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Refused;

/// The delivery's rules said no.
public enum DeliveryRefusal implements Refused.Reason {
    /// There is none, or it is none of the caller's business.
    UNKNOWN_DELIVERY(Refused.Kind.NOT_FOUND),
    /// The rider was asked, but the offer was taken back, taken by another, or its order cancelled.
    OFFER_GONE(Refused.Kind.CONFLICT),
    /// Accepted is accepted: whoever carries it cannot decline any more.
    ALREADY_ACCEPTED(Refused.Kind.CONFLICT),
    /// The offer must be accepted first.
    NOT_ACCEPTED(Refused.Kind.CONFLICT),
    NOT_PICKED_UP(Refused.Kind.CONFLICT),
    /// Who has the food keeps it until they hand it over or an operator rules otherwise.
    ALREADY_PICKED_UP(Refused.Kind.CONFLICT),
    /// An operator has declared it lost.
    GIVEN_UP(Refused.Kind.CONFLICT),
    ALREADY_DELAYED(Refused.Kind.CONFLICT),
    ALREADY_DELIVERED(Refused.Kind.CONFLICT),
    /// The order was cancelled meanwhile.
    WITHDRAWN(Refused.Kind.CONFLICT),
    /// The rider was asked once, but somebody else carries it.
    NOT_YOUR_DELIVERY(Refused.Kind.FORBIDDEN),
    /// Dispatch itself asked for something impossible, such as a second offer beside an open one.
    NOT_WAITING(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    DeliveryRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

package dev.dosirak.payment.method;

import dev.dosirak.platform.kernel.Refused;

/// What cannot be done with a payment method.
public enum MethodRefusal implements Refused.Reason {
    UNKNOWN_PAYMENT_METHOD(Refused.Kind.NOT_FOUND),
    /// A token may outlive its member by some minutes.
    MEMBER_LEFT(Refused.Kind.CONFLICT),
    TOO_MANY_CARDS(Refused.Kind.CONFLICT),
    /// No gateway was authorized, or one that there is not.
    NO_AUTHORIZATION(Refused.Kind.INVALID),
    /// The gateways were authorized to charge different cards.
    DIFFERENT_CARDS(Refused.Kind.INVALID),
    CARD_NOT_ACCEPTED(Refused.Kind.INVALID),
    /// The gateway does not answer; nothing was registered, or it will be when the same is asked again.
    PG_AWAY(Refused.Kind.CONFLICT);

    private final Refused.Kind kind;

    MethodRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

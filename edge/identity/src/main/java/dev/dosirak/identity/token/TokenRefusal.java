package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Refused;

/// No to a login or a refresh, or to another signing key.
public enum TokenRefusal implements Refused.Reason {
    WRONG_EMAIL_OR_PASSWORD(Refused.Kind.UNAUTHENTICATED),
    NOT_YET_APPROVED(Refused.Kind.FORBIDDEN),
    REGISTRATION_REFUSED(Refused.Kind.FORBIDDEN),
    TOO_MANY_FAILURES(Refused.Kind.RATE_LIMITED),
    UNKNOWN_REFRESH_TOKEN(Refused.Kind.UNAUTHENTICATED),
    REFRESH_TOKEN_EXPIRED(Refused.Kind.UNAUTHENTICATED),
    REFRESH_TOKEN_USED_AGAIN(Refused.Kind.UNAUTHENTICATED),
    REFRESHED_JUST_NOW(Refused.Kind.CONFLICT),
    /// The key that would sign next is still being made. Nothing has happened.
    NEXT_KEY_NOT_READY(Refused.Kind.BUSY);

    private final Refused.Kind kind;

    TokenRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

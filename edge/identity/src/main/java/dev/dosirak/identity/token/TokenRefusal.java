package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Refused;

/// No to a login or a refresh, or to another signing key.
public enum TokenRefusal implements Refused.Reason {
    WRONG_EMAIL_OR_PASSWORD(Refused.Kind.NOT_KNOWN),
    NOT_YET_APPROVED(Refused.Kind.NOT_YOURS),
    REGISTRATION_REFUSED(Refused.Kind.NOT_YOURS),
    TOO_MANY_FAILURES(Refused.Kind.TOO_OFTEN),
    UNKNOWN_REFRESH_TOKEN(Refused.Kind.NOT_KNOWN),
    REFRESH_TOKEN_EXPIRED(Refused.Kind.NOT_KNOWN),
    REFRESH_TOKEN_USED_AGAIN(Refused.Kind.NOT_KNOWN),
    REFRESHED_JUST_NOW(Refused.Kind.NOT_NOW),
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

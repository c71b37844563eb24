package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Refused;

/// No to a login or a refresh.
public final class TokenRefused extends Refused {

    public enum Reason implements Refused.Reason {
        WRONG_EMAIL_OR_PASSWORD,
        NOT_YET_APPROVED,
        REGISTRATION_REFUSED,
        TOO_MANY_FAILURES,
        UNKNOWN_REFRESH_TOKEN,
        REFRESH_TOKEN_EXPIRED,
        REFRESH_TOKEN_USED_AGAIN,
        REFRESHED_JUST_NOW;

        @Override
        public Kind kind() {
            return this == REFRESHED_JUST_NOW ? Kind.NOT_NOW : Kind.NOT_YOURS;
        }
    }

    private final Reason reason;

    /// @param details what the reason's sentence names; for [Reason#TOO_MANY_FAILURES] the seconds to wait
    public TokenRefused(Reason reason, Object... details) {
        super(reason, details);
        this.reason = reason;
    }

    /// The same as [#why], as one of ours.
    public Reason reason() {
        return reason;
    }
}

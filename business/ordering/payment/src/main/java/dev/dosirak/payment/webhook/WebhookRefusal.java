package dev.dosirak.payment.webhook;

import dev.dosirak.platform.kernel.Refused;

/// Why a webhook is not taken.
public enum WebhookRefusal implements Refused.Reason {
    /// It is not signed as the gateway signs.
    WEBHOOK_FORGED(Refused.Kind.UNAUTHENTICATED),
    /// It was signed too long ago, or by a clock that is ahead: somebody may have kept it.
    WEBHOOK_OLD(Refused.Kind.UNAUTHENTICATED),
    /// It is none of the gateway's.
    WEBHOOK_UNREADABLE(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    WebhookRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

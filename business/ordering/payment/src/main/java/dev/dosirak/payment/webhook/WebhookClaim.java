package dev.dosirak.payment.webhook;

import dev.dosirak.platform.kernel.EnumNames;

/// What a webhook says has become of a payment. Nobody believes it; but when it says no more than what we know already,
/// nobody needs to ask.
public enum WebhookClaim {
    CAPTURED,
    FAILED,
    GIVEN_BACK,
    /// Anything else, or different things.
    OTHER;

    public static final EnumNames<WebhookClaim> NAMES = EnumNames.of(WebhookClaim.class, it -> switch (it) {
        case CAPTURED -> "captured";
        case FAILED -> "failed";
        case GIVEN_BACK -> "given-back";
        case OTHER -> "other";
    });
}

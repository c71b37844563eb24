package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Refused;

/// The window has no answer to that.
public enum StorefrontRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.UNKNOWN),
    NO_SUCH_PLACE(Refused.Kind.NOT_ACCEPTABLE),
    AD_NOT_SHOWN(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    StorefrontRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.Refused;

/// The catalog has no answer to that.
public enum StorefrontRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.NOT_FOUND),
    NO_SUCH_PLACE(Refused.Kind.INVALID),
    AD_NOT_SHOWN(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    StorefrontRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

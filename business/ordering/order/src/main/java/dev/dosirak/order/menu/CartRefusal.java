package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Refused;

/// The shop does not sell this, not now, not there, or not for that price.
public enum CartRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.UNKNOWN),
    SHOP_NOT_OPEN(Refused.Kind.NOT_NOW),
    SHOP_CLOSED(Refused.Kind.NOT_NOW),
    SOLD_OUT(Refused.Kind.NOT_NOW),
    PRODUCT_NOT_OF_THIS_SHOP(Refused.Kind.NOT_ACCEPTABLE),
    OPTION_NOT_OF_THIS_PRODUCT(Refused.Kind.NOT_ACCEPTABLE),
    OPTION_CHOICE_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    QUANTITY_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    OUTSIDE_DELIVERY_AREA(Refused.Kind.NOT_ACCEPTABLE),
    BELOW_MINIMUM_ORDER(Refused.Kind.NOT_ACCEPTABLE),
    PRICE_CHANGED(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    CartRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Refused;

/// The shop does not sell this, not now, not there, or not for that price.
public enum CartRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.NOT_FOUND),
    SHOP_NOT_OPEN(Refused.Kind.CONFLICT),
    SHOP_CLOSED(Refused.Kind.CONFLICT),
    SOLD_OUT(Refused.Kind.CONFLICT),
    PRODUCT_NOT_OF_THIS_SHOP(Refused.Kind.INVALID),
    OPTION_NOT_OF_THIS_PRODUCT(Refused.Kind.INVALID),
    OPTION_CHOICE_OUT_OF_RANGE(Refused.Kind.INVALID),
    QUANTITY_OUT_OF_RANGE(Refused.Kind.INVALID),
    OUTSIDE_DELIVERY_AREA(Refused.Kind.INVALID),
    BELOW_MINIMUM_ORDER(Refused.Kind.INVALID),
    PRICE_CHANGED(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    CartRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Refused;

/// The shop does not sell this, not now, not there, or not for that price.
public final class CannotBeOrdered extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_SHOP(Kind.UNKNOWN),
        SHOP_NOT_OPEN(Kind.NOT_NOW),
        SHOP_CLOSED(Kind.NOT_NOW),
        SOLD_OUT(Kind.NOT_NOW),
        PRODUCT_NOT_OF_THIS_SHOP(Kind.NOT_ACCEPTABLE),
        OPTION_NOT_OF_THIS_PRODUCT(Kind.NOT_ACCEPTABLE),
        OPTION_CHOICE_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        QUANTITY_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        OUTSIDE_DELIVERY_AREA(Kind.NOT_ACCEPTABLE),
        BELOW_MINIMUM_ORDER(Kind.NOT_ACCEPTABLE),
        PRICE_CHANGED(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public CannotBeOrdered(Reason reason, Object... details) {
        super(reason, details);
    }
}

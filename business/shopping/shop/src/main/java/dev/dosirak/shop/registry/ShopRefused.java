package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.kernel.Won;

/// The register said no.
public final class ShopRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_SHOP(Kind.UNKNOWN),
        UNKNOWN_PRODUCT(Kind.UNKNOWN),
        ALREADY_APPROVED(Kind.NOT_NOW),
        ALREADY_REFUSED(Kind.NOT_NOW),
        TOO_MANY_SHOPS(Kind.NOT_NOW),
        TEXT_LENGTH(Kind.NOT_ACCEPTABLE),
        PHONE_FORMAT(Kind.NOT_ACCEPTABLE),
        UNKNOWN_CATEGORY(Kind.NOT_ACCEPTABLE),
        UNKNOWN_DAY(Kind.NOT_ACCEPTABLE),
        OUTSIDE_KOREA(Kind.NOT_ACCEPTABLE),
        RADIUS_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        AMOUNT_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        FEES_NOT_ASCENDING(Kind.NOT_ACCEPTABLE),
        FEES_END_BEFORE_RADIUS(Kind.NOT_ACCEPTABLE),
        TIME_FORMAT(Kind.NOT_ACCEPTABLE),
        HOURS_OVERLAP(Kind.NOT_ACCEPTABLE),
        UNTIL_HAS_PASSED(Kind.NOT_ACCEPTABLE),
        CHOICE_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        ID_TWICE(Kind.NOT_ACCEPTABLE),
        ID_NOT_OF_THIS_SHOP(Kind.NOT_ACCEPTABLE),
        TOO_MANY(Kind.NOT_ACCEPTABLE),
        MENU_TOO_LARGE(Kind.NOT_ACCEPTABLE),
        /// An import row lacks what a new shop needs.
        ROW_INCOMPLETE(Kind.NOT_ACCEPTABLE),
        /// An import row names somebody who is no owner here; nobody could accept the shop's orders.
        UNKNOWN_OWNER(Kind.NOT_ACCEPTABLE),
        /// An import row names another owner than the shop has.
        OWNER_DIFFERS(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public ShopRefused(Reason reason, Object... details) {
        super(reason, details);
    }

    static void unless(boolean acceptable, Reason reason, Object... details) {
        if (!acceptable) {
            throw new ShopRefused(reason, details);
        }
    }

    /// @param name of the text, as the document calls it
    static void unlessLength(String text, int shortest, int longest, String name) {
        unless(Text.fits(text, shortest, longest), Reason.TEXT_LENGTH, name, shortest, longest);
    }

    /// @param name of the amount, as the document calls it
    static void unlessWon(Won amount, long least, long most, String name) {
        unless(amount.amount() >= least && amount.amount() <= most, Reason.AMOUNT_OUT_OF_RANGE, name, least, most);
    }
}

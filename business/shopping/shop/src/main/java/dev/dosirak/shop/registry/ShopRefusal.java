package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.kernel.Won;

/// The register said no.
public enum ShopRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.UNKNOWN),
    UNKNOWN_PRODUCT(Refused.Kind.UNKNOWN),
    ALREADY_APPROVED(Refused.Kind.NOT_NOW),
    ALREADY_REFUSED(Refused.Kind.NOT_NOW),
    TOO_MANY_SHOPS(Refused.Kind.NOT_NOW),
    TEXT_LENGTH(Refused.Kind.NOT_ACCEPTABLE),
    PHONE_FORMAT(Refused.Kind.NOT_ACCEPTABLE),
    UNKNOWN_CATEGORY(Refused.Kind.NOT_ACCEPTABLE),
    UNKNOWN_DAY(Refused.Kind.NOT_ACCEPTABLE),
    OUTSIDE_KOREA(Refused.Kind.NOT_ACCEPTABLE),
    RADIUS_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    AMOUNT_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    FEES_NOT_ASCENDING(Refused.Kind.NOT_ACCEPTABLE),
    FEES_END_BEFORE_RADIUS(Refused.Kind.NOT_ACCEPTABLE),
    TIME_FORMAT(Refused.Kind.NOT_ACCEPTABLE),
    HOURS_OVERLAP(Refused.Kind.NOT_ACCEPTABLE),
    UNTIL_HAS_PASSED(Refused.Kind.NOT_ACCEPTABLE),
    CHOICE_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    ID_TWICE(Refused.Kind.NOT_ACCEPTABLE),
    ID_NOT_OF_THIS_SHOP(Refused.Kind.NOT_ACCEPTABLE),
    TOO_MANY(Refused.Kind.NOT_ACCEPTABLE),
    MENU_TOO_LARGE(Refused.Kind.NOT_ACCEPTABLE),
    /// An import row lacks what a new shop needs.
    ROW_INCOMPLETE(Refused.Kind.NOT_ACCEPTABLE),
    /// An import row names somebody who is no owner here; nobody could accept the shop's orders.
    UNKNOWN_OWNER(Refused.Kind.NOT_ACCEPTABLE),
    /// An import row names another owner than the shop has.
    OWNER_DIFFERS(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    ShopRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }

    /// @param name of the text, as the document calls it
    static void unlessLength(String text, int shortest, int longest, String name) {
        Refused.unless(Text.fits(text, shortest, longest), TEXT_LENGTH, name, shortest, longest);
    }

    /// @param name of the amount, as the document calls it
    static void unlessWon(Won amount, long least, long most, String name) {
        Refused.unless(amount.amount() >= least && amount.amount() <= most, AMOUNT_OUT_OF_RANGE, name, least, most);
    }
}

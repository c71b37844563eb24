package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.kernel.Won;
import java.util.ArrayList;
import java.util.function.Supplier;

/// The rules of a shop said no.
public enum ShopRefusal implements Refused.Reason {
    UNKNOWN_SHOP(Refused.Kind.NOT_FOUND),
    UNKNOWN_PRODUCT(Refused.Kind.NOT_FOUND),
    ALREADY_APPROVED(Refused.Kind.CONFLICT),
    ALREADY_REFUSED(Refused.Kind.CONFLICT),
    TOO_MANY_SHOPS(Refused.Kind.CONFLICT),
    TEXT_LENGTH(Refused.Kind.INVALID),
    PHONE_FORMAT(Refused.Kind.INVALID),
    UNKNOWN_CATEGORY(Refused.Kind.INVALID),
    UNKNOWN_DAY(Refused.Kind.INVALID),
    OUTSIDE_KOREA(Refused.Kind.INVALID),
    RADIUS_OUT_OF_RANGE(Refused.Kind.INVALID),
    AMOUNT_OUT_OF_RANGE(Refused.Kind.INVALID),
    FEES_NOT_ASCENDING(Refused.Kind.INVALID),
    FEES_END_BEFORE_RADIUS(Refused.Kind.INVALID),
    TIME_FORMAT(Refused.Kind.INVALID),
    HOURS_OVERLAP(Refused.Kind.INVALID),
    UNTIL_HAS_PASSED(Refused.Kind.INVALID),
    CHOICE_OUT_OF_RANGE(Refused.Kind.INVALID),
    ID_TWICE(Refused.Kind.INVALID),
    /// A company's own code stands for two things of an imported menu.
    CODE_TWICE(Refused.Kind.INVALID),
    ID_NOT_OF_THIS_SHOP(Refused.Kind.INVALID),
    TOO_MANY(Refused.Kind.INVALID),
    MENU_TOO_LARGE(Refused.Kind.INVALID),
    /// An import row lacks what a new shop needs.
    ROW_INCOMPLETE(Refused.Kind.INVALID),
    /// An import row has nothing but a menu, and its code is no shop's.
    NO_SHOP_FOR_MENU(Refused.Kind.INVALID),
    /// An import row names somebody who is no owner here; nobody could accept the shop's orders.
    UNKNOWN_OWNER(Refused.Kind.INVALID),
    /// An import row names another owner than the shop has.
    OWNER_DIFFERS(Refused.Kind.INVALID);

    /// A name that is too long is told by how it begins.
    private static final int MOST_OF_A_NAME = 30;

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
        unlessLength(text, shortest, longest, "", name);
    }

    /// @param thing on the menu, by its name
    static void unlessLength(String text, int shortest, int longest, String thing, String name) {
        if (!Text.fits(text, shortest, longest)) {
            throw new Refused(TEXT_LENGTH, of(thing, name), shortest, longest);
        }
    }

    /// @param name of the amount, as the document calls it
    static void unlessWon(Won amount, long least, long most, String name) {
        unlessWon(amount, least, most, "", name);
    }

    /// @param thing on the menu, by its name
    static void unlessWon(Won amount, long least, long most, String thing, String name) {
        if (amount.amount() < least || amount.amount() > most) {
            throw new Refused(AMOUNT_OUT_OF_RANGE, of(thing, name), least, most);
        }
    }

    /// @param name of what there are so many of, as the document calls it
    static void unlessTooMany(int count, int most, String thing, String name) {
        if (count > most) {
            throw new Refused(TOO_MANY, of(thing, name), most);
        }
    }

    /// What is refused of a part of a dish names the dish: a menu of hundreds has as many options that
    /// are called alike.
    ///
    /// @throws Refused as the part is, with the dish before what it names
    public static <T> T ofDish(String dish, Supplier<T> part) {
        try {
            return part.get();
        } catch (Refused e) {
            var details = new ArrayList<>(e.details());
            details.set(0, of(dish, String.valueOf(details.getFirst())));
            throw new Refused(e.why(), details.toArray());
        }
    }

    private static String of(String thing, String name) {
        if (thing.isBlank()) {
            return name;
        }
        int end = Math.min(thing.length(), MOST_OF_A_NAME);
        var begins = thing.substring(0, thing.offsetByCodePoints(0, thing.codePointCount(0, end)));
        return (begins.length() < thing.length() ? begins + "…" : thing) + " › " + name;
    }
}

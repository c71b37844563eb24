package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A shop of one owner: registered, reviewed once, and edited by its owner at any time.
///
/// Every change answers the shop as it is then; a change that changes nothing answers an equal one.
///
/// @param refusal why the review turned it down
public record Shop(
        UUID id,
        UUID owner,
        ShopState state,
        Optional<String> refusal,
        Profile profile,
        DeliveryTerms delivery,
        Hours hours,
        Menu menu) {

    /// Until when a shop is closed that its owner closed without saying until when.
    public static final Instant UNTIL_REOPENED = Instant.parse("9999-12-31T00:00:00Z");

    private static final int LONGEST_REASON = 500;

    /// A new shop that waits for its review.
    public static Shop registered(UUID id, UUID owner, Profile profile, DeliveryTerms delivery, Hours hours) {
        return new Shop(id, owner, ShopState.REGISTERED, Optional.empty(), profile, delivery, hours, Menu.EMPTY);
    }

    /// @throws Refused when the review has turned it down already
    public Shop approve() {
        return switch (state) {
            case REGISTERED -> reviewed(ShopState.APPROVED, Optional.empty());
            case APPROVED -> this;
            case REFUSED -> throw new Refused(ShopRefusal.ALREADY_REFUSED);
        };
    }

    /// @throws Refused when the review has approved it already
    public Shop refuse(String why) {
        ShopRefusal.unlessLength(why, 1, LONGEST_REASON, "reason");
        return switch (state) {
            case REGISTERED -> reviewed(ShopState.REFUSED, Optional.of(why));
            case REFUSED -> this;
            case APPROVED -> throw new Refused(ShopRefusal.ALREADY_APPROVED);
        };
    }

    private Shop reviewed(ShopState now, Optional<String> why) {
        return new Shop(id, owner, now, why, profile, delivery, hours, menu);
    }

    public Shop with(Profile now) {
        return new Shop(id, owner, state, refusal, now, delivery, hours, menu);
    }

    public Shop with(DeliveryTerms now) {
        return new Shop(id, owner, state, refusal, profile, now, hours, menu);
    }

    public Shop with(Hours now) {
        return new Shop(id, owner, state, refusal, profile, delivery, now, menu);
    }

    public Shop with(Menu now) {
        return new Shop(id, owner, state, refusal, profile, delivery, hours, now);
    }

    /// The menu has been brought anew.
    ///
    /// @throws Refused when it is larger than a menu may be
    public Shop withNew(Menu now) {
        now.mustNotBeTooLarge();
        return with(now);
    }

    /// The owner has rewritten the menu.
    ///
    /// @param kept the ids that the owner says are old ones
    /// @throws Refused when one of them is not, or the menu is larger than a menu may be
    public Shop rewritten(Menu now, Set<UUID> kept) {
        var ours = menu.ids();
        for (var id : kept) {
            Refused.unless(ours.contains(id), ShopRefusal.ID_NOT_OF_THIS_SHOP, id);
        }
        return withNew(now);
    }

    /// @throws Refused when `until` is not in the future
    public Shop close(Instant until, Instant now) {
        Refused.unless(until.isAfter(now), ShopRefusal.UNTIL_HAS_PASSED, until);
        return with(hours.closedUntil(Optional.of(until)));
    }

    public Shop reopen() {
        return with(hours.closedUntil(Optional.empty()));
    }

    /// @throws Refused when the product is not on the menu
    public Shop soldOut(UUID product, boolean now) {
        return with(menu.soldOut(product, now));
    }

    public boolean isOwnedBy(UUID member) {
        return owner.equals(member);
    }
}

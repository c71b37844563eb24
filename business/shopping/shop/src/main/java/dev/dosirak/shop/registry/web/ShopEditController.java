package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.shop.DeliveryPart;
import dev.dosirak.shop.HoursPart;
import dev.dosirak.shop.MenuPart;
import dev.dosirak.shop.ProfilePart;
import dev.dosirak.shop.ShopDocument;
import dev.dosirak.shop.registry.OwnerShops;
import dev.dosirak.shop.registry.Shop;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Owners edit what they have seen: each edit names the version it was made on, and loses against a later one.
@RestController
@RequestMapping("/api/v1/shops/{id}")
class ShopEditController {

    private final OwnerShops ownerShops;

    ShopEditController(OwnerShops ownerShops) {
        this.ownerShops = ownerShops;
    }

    @PutMapping("/profile")
    @NewWork
    ResponseEntity<ShopDocument> profile(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid ProfilePart it) {
        return edit(owner, id, ifMatch, shop -> shop.with(it.toProfile()));
    }

    @PutMapping("/delivery")
    @NewWork
    ResponseEntity<ShopDocument> delivery(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid DeliveryPart it) {
        return edit(owner, id, ifMatch, shop -> shop.with(it.toTerms()));
    }

    /// Replaces the temporary close too; leaving `closedUntil` out opens the shop.
    @PutMapping("/hours")
    @NewWork
    ResponseEntity<ShopDocument> hours(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid HoursPart it) {
        return edit(owner, id, ifMatch, shop -> shop.with(it.toHours()));
    }

    @PutMapping("/menu")
    @NewWork
    ResponseEntity<ShopDocument> menu(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid MenuPart it) {
        return edit(owner, id, ifMatch, shop -> shop.rewritten(it.toMenu(shop.menu()), it.given()));
    }

    private ResponseEntity<ShopDocument> edit(Caller.Owner owner, UUID id, IfMatch ifMatch, UnaryOperator<Shop> edit) {
        return ShopController.tagged(ownerShops.edit(owner.id(), id, ifMatch.version(), edit));
    }
}

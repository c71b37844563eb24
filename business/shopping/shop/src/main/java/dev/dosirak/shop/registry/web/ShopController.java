package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.shop.DeliveryPart;
import dev.dosirak.shop.HoursPart;
import dev.dosirak.shop.ProfilePart;
import dev.dosirak.shop.ShopDocument;
import dev.dosirak.shop.registry.OwnerShops;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.ShopApproval;
import dev.dosirak.shop.registry.ShopRefusal;
import dev.dosirak.shop.registry.ShopState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Owners register their shops, look at them, and switch what changes in the middle of a busy evening.
@RestController
@RequestMapping("/api/v1/shops")
class ShopController {

    private final OwnerShops ownerShops;
    private final ShopApproval shopApproval;

    ShopController(OwnerShops ownerShops, ShopApproval shopApproval) {
        this.ownerShops = ownerShops;
        this.shopApproval = shopApproval;
    }

    record Registration(
            @NotNull @Valid ProfilePart profile,
            @NotNull @Valid DeliveryPart delivery,
            @NotNull @Valid HoursPart hours) {}

    record Close(@Nullable Instant until) {}

    record SoldOut(boolean soldOut) {}

    /// What a command came to. Answers to commands are kept for those who repeat them, so there is no menu in
    /// one: whoever wants the shop looks at it.
    record CommandResult(
            UUID id, @OneOf(constantsOf = ShopState.class) String state, long version) {

        static CommandResult of(Versioned<Shop> it) {
            var shop = it.state();
            return new CommandResult(shop.id(), ShopState.NAMES.nameOf(shop.state()), it.version());
        }
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    CommandResult register(Caller.Owner owner, @RequestBody @Valid Registration it) {
        return CommandResult.of(ownerShops.register(
                owner.id(),
                it.profile().toProfile(),
                it.delivery().toTerms(),
                it.hours().toHours()));
    }

    @GetMapping("/mine")
    ShopPage mine(
            Caller.Owner owner,
            @RequestParam(defaultValue = ShopPage.START) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        return ShopPage.of(ownerShops.mine(owner.id(), cursor, size + 1), size);
    }

    /// For its owner and for operators; to anybody else it does not exist.
    @GetMapping("/{id}")
    ResponseEntity<ShopDocument> show(Caller caller, @PathVariable UUID id) {
        var shop = switch (caller) {
            case Caller.Owner owner -> ownerShops.find(owner.id(), id);
            case Caller.Operator _ -> shopApproval.find(id);
            case Caller.Customer _, Caller.Rider _ -> throw new Refused(ShopRefusal.UNKNOWN_SHOP);
        };
        return tagged(shop);
    }

    /// Without `until` the shop stays closed until its owner opens it again.
    @PostMapping("/{id}/close")
    @Idempotent
    CommandResult close(Caller.Owner owner, @PathVariable UUID id, @RequestBody(required = false) @Nullable Close it) {
        var until = Optional.ofNullable(it).map(Close::until);
        return CommandResult.of(ownerShops.close(owner.id(), id, until));
    }

    @PostMapping("/{id}/open")
    @Idempotent
    CommandResult open(Caller.Owner owner, @PathVariable UUID id) {
        return CommandResult.of(ownerShops.open(owner.id(), id));
    }

    /// The last switch wins, so no version is asked for.
    @PutMapping("/{id}/products/{product}/sold-out")
    ResponseEntity<ShopDocument> soldOut(
            Caller.Owner owner, @PathVariable UUID id, @PathVariable UUID product, @RequestBody SoldOut it) {
        return tagged(ownerShops.switchSoldOut(owner.id(), id, product, it.soldOut()));
    }

    static ResponseEntity<ShopDocument> tagged(Versioned<Shop> shop) {
        return ResponseEntity.ok().eTag(IfMatch.tag(shop.version())).body(ShopDocument.of(shop));
    }
}

package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.shop.registry.ShopApproval;
import dev.dosirak.shop.registry.ShopState;
import dev.dosirak.shop.registry.web.ShopController.CommandResult;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Operators see what waits for review, and decide.
@RestController
@RequestMapping("/api/v1/shops")
class ShopApprovalController {

    private final ShopApproval shopApproval;

    ShopApprovalController(ShopApproval shopApproval) {
        this.shopApproval = shopApproval;
    }

    record Refusal(@NotNull @Size(max = 2_000) String reason) {}

    @GetMapping
    ShopPage list(
            Caller.Operator operator,
            @RequestParam(required = false) @Pattern(regexp = "registered|approved|refused") @Nullable String state,
            @RequestParam(defaultValue = ShopPage.START) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var wanted = Optional.ofNullable(state).map(ShopState.NAMES::constantOf);
        return ShopPage.of(shopApproval.page(wanted, cursor, size + 1), size);
    }

    @PostMapping("/{id}/approve")
    @Idempotent
    CommandResult approve(Caller.Operator operator, @PathVariable UUID id) {
        return CommandResult.of(shopApproval.approve(id));
    }

    @PostMapping("/{id}/refuse")
    @Idempotent
    CommandResult refuse(Caller.Operator operator, @PathVariable UUID id, @RequestBody @Valid Refusal it) {
        return CommandResult.of(shopApproval.refuse(id, it.reason()));
    }
}

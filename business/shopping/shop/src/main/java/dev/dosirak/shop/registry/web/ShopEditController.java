package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.shop.DeliveryPart;
import dev.dosirak.shop.HoursPart;
import dev.dosirak.shop.MenuPart;
import dev.dosirak.shop.ProfilePart;
import dev.dosirak.shop.ShopDocument;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.Shopkeeper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Owners edit what they have seen: each edit names the version it was made on, and loses against a later one.
@RestController
@RequestMapping("/api/v1/shops/{id}")
class ShopEditController {

    private final Shopkeeper shopkeeper;
    private final Problems problems;

    ShopEditController(Shopkeeper shopkeeper, Problems problems) {
        this.shopkeeper = shopkeeper;
        this.problems = problems;
    }

    @PutMapping("/profile")
    ResponseEntity<ShopDocument> profile(
            Caller.Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody @Valid ProfilePart it) {
        return edit(owner, id, seen, shop -> shop.with(it.toProfile()));
    }

    @PutMapping("/delivery")
    ResponseEntity<ShopDocument> delivery(
            Caller.Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody @Valid DeliveryPart it) {
        return edit(owner, id, seen, shop -> shop.with(it.toTerms()));
    }

    /// Replaces the temporary close too; leaving `closedUntil` out opens the shop.
    @PutMapping("/hours")
    ResponseEntity<ShopDocument> hours(
            Caller.Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody @Valid HoursPart it) {
        return edit(owner, id, seen, shop -> shop.with(it.toHours()));
    }

    @PutMapping("/menu")
    ResponseEntity<ShopDocument> menu(
            Caller.Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody @Valid MenuPart it) {
        return edit(owner, id, seen, shop -> shop.rewritten(it.toMenu(shop.menu()), it.given()));
    }

    private ResponseEntity<ShopDocument> edit(
            Caller.Owner owner, UUID id, @Nullable String seen, UnaryOperator<Shop> edit) {
        return ShopController.tagged(shopkeeper.edit(owner.id(), id, IfMatch.version(seen), edit));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(IfMatch.Missing missing, HttpServletRequest request) {
        return problem(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, HttpServletRequest request) {
        return problem(HttpStatus.PRECONDITION_FAILED, "changed-since-seen", request);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String reason, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(status, reason, Problems.languageOf(request)));
    }
}

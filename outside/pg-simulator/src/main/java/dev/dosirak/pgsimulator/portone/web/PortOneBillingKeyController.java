package dev.dosirak.pgsimulator.portone.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.pgsimulator.gateway.Cards.BillingKey;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.portone.web.PortOneStore.Channel;
import dev.dosirak.pgsimulator.portone.web.PortOneStore.Customer;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows registered cards and forgets them.
@RestController
@RequestMapping("/portone/billing-keys/{billingKey}")
class PortOneBillingKeyController {

    private final Gateway gateway;
    private final IdempotentAnswers idempotentAnswers;

    PortOneBillingKeyController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.PORTONE);
        this.idempotentAnswers = idempotentAnswers;
    }

    record PortOneBillingMethodView(
            @OneOf("BillingKeyPaymentMethodCard") String type, PortOneCardView card) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PortOneBillingKeyView(
            @OneOf({"ISSUED", "DELETED"}) String status,
            String billingKey,
            String merchantId,
            String storeId,
            List<PortOneBillingMethodView> methods,
            List<Channel> channels,
            Customer customer,
            Instant issuedAt,
            @Nullable Instant deletedAt) {
        static PortOneBillingKeyView of(BillingKey it) {
            return new PortOneBillingKeyView(
                    it.deletedAt().isPresent() ? "DELETED" : "ISSUED",
                    it.key(),
                    PortOneStore.MERCHANT,
                    PortOneStore.STORE,
                    List.of(new PortOneBillingMethodView("BillingKeyPaymentMethodCard", PortOneCardView.of(it.card()))),
                    List.of(PortOneStore.CHANNEL),
                    new Customer(it.card().customerKey()),
                    it.issuedAt(),
                    it.deletedAt().orElse(null));
        }
    }

    record PortOneDeleted(Instant deletedAt) {}

    @GetMapping
    PortOneBillingKeyView billingKey(@PathVariable String billingKey) {
        return PortOneBillingKeyView.of(gateway.billingKey(billingKey));
    }

    @DeleteMapping
    ResponseEntity<String> delete(
            @PathVariable String billingKey,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return PortOneJson.of(idempotentAnswers.once(
                PortOneDialect.IDEMPOTENCY,
                key,
                "delete " + billingKey,
                () -> new PortOneDeleted(gateway.forget(billingKey))));
    }
}

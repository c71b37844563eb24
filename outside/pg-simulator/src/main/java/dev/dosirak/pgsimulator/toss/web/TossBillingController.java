package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.Cards.BillingKey;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.toss.web.TossPaymentView.CardView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registers cards and pays with them.
@RestController
@RequestMapping("/toss/v1/billing")
class TossBillingController {

    private final Gateway gateway;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;

    TossBillingController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.TOSS);
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    record Redemption(
            @NotBlank @Size(max = 100) String authKey,
            @NotBlank @Size(max = 300) String customerKey) {}

    record BillingKeyView(String billingKey, String customerKey, CardView card) {
        static BillingKeyView of(BillingKey it) {
            return new BillingKeyView(it.key(), it.card().customerKey(), CardView.of(it.card()));
        }
    }

    /// @param cardInstallmentPlan months; 0 or absent for all at once
    record PurchaseForm(
            @NotBlank @Size(max = 300) String customerKey,
            @NotNull Long amount,
            @NotBlank @Size(min = 6, max = 64) String orderId,
            @NotBlank @Size(max = 100) String orderName,
            @Nullable Integer cardInstallmentPlan) {

        Purchase purchase() {
            return new Purchase(amount, cardInstallmentPlan == null ? 0 : cardInstallmentPlan, orderId, orderName);
        }
    }

    @PostMapping("/authorizations/issue")
    ResponseEntity<String> issue(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid Redemption form) {
        return TossJson.of(idempotentAnswers.once(
                TossDialect.IDEMPOTENCY,
                key,
                "issue " + form,
                () -> BillingKeyView.of(gateway.register(form.authKey(), form.customerKey()))));
    }

    @DeleteMapping("/{billingKey}")
    void forget(@PathVariable String billingKey) {
        gateway.forget(billingKey);
    }

    @PostMapping("/{billingKey}")
    ResponseEntity<String> pay(
            @PathVariable String billingKey,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid PurchaseForm form) {
        var card = gateway.registered(billingKey);
        gateway.failFirstAttempt(card, form.orderId());
        connectionFaults.delay();
        var answer = idempotentAnswers.once(TossDialect.IDEMPOTENCY, key, "pay " + billingKey + " " + form, () -> {
            card.requireCustomer(form.customerKey());
            return TossPaymentView.of(gateway.approve(card, form.purchase()));
        });
        connectionFaults.drop(card.losesAnswers());
        return TossJson.of(answer);
    }
}

package dev.dosirak.pgsimulator.toss;

import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.Gateway.RegisteredCard;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.toss.TossPaymentView.CardView;
import dev.dosirak.pgsimulator.web.ConnectionFaults;
import dev.dosirak.pgsimulator.web.IdempotentResponses;
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
    private final IdempotentResponses idempotentResponses;
    private final ConnectionFaults connectionFaults;

    TossBillingController(Gateways gateways, IdempotentResponses idempotentResponses) {
        this.gateway = gateways.of(GatewayName.TOSS);
        this.idempotentResponses = idempotentResponses;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    record Redemption(
            @NotBlank @Size(max = 100) String authKey,
            @NotBlank @Size(max = 300) String customerKey) {}

    record BillingKeyView(String billingKey, String customerKey, CardView card) {
        static BillingKeyView of(RegisteredCard it) {
            return new BillingKeyView(it.key(), it.card().customerKey(), CardView.of(it.card()));
        }
    }

    record PurchaseForm(
            @NotBlank @Size(max = 300) String customerKey,
            @NotNull Long amount,
            @NotBlank @Size(min = 6, max = 64) String orderId,
            @NotBlank @Size(max = 100) String orderName) {}

    @PostMapping("/authorizations/issue")
    ResponseEntity<String> issue(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid Redemption form) {
        return idempotentResponses.once(
                GatewayName.TOSS,
                key,
                "issue " + form,
                () -> BillingKeyView.of(gateway.register(form.authKey(), form.customerKey())));
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
        var purchase = new Purchase(form.customerKey(), form.amount(), form.orderId(), form.orderName());
        var answer = idempotentResponses.once(
                GatewayName.TOSS,
                key,
                "pay " + billingKey + " " + form,
                () -> TossPaymentView.of(gateway.approve(card, purchase)));
        connectionFaults.drop(card.losesAnswers());
        return answer;
    }
}

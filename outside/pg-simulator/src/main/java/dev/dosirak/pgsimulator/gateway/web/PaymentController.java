package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.Gateway;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows payments and gives them back.
@RestController
@RequestMapping("/v1/payments")
class PaymentController {

    private final Gateway gateway;
    private final IdempotentResponses idempotentResponses;
    private final ConnectionFaults connectionFaults;

    PaymentController(Gateway gateway, IdempotentResponses idempotentResponses, ConnectionFaults connectionFaults) {
        this.gateway = gateway;
        this.idempotentResponses = idempotentResponses;
        this.connectionFaults = connectionFaults;
    }

    /// @param cancelAmount in won; absent for all that is left
    record CancelForm(
            @NotBlank @Size(max = 200) String cancelReason,
            @Nullable Long cancelAmount) {}

    @GetMapping("/{paymentKey}")
    PaymentView byKey(@PathVariable String paymentKey) {
        return PaymentView.of(gateway.byKey(paymentKey));
    }

    @GetMapping("/orders/{orderId}")
    PaymentView byOrder(@PathVariable String orderId) {
        return PaymentView.of(gateway.byOrder(orderId));
    }

    @PostMapping("/{paymentKey}/cancel")
    ResponseEntity<String> cancel(
            @PathVariable String paymentKey,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid CancelForm form) {
        connectionFaults.delay();
        var answer = idempotentResponses.once(
                key,
                "cancel " + paymentKey + " " + form,
                () -> PaymentView.of(
                        gateway.cancel(paymentKey, Optional.ofNullable(form.cancelAmount()), form.cancelReason())));
        connectionFaults.drop(false);
        return answer;
    }
}

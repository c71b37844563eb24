package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Refund;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
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
@RequestMapping("/toss/v1/payments")
class TossPaymentController {

    private final Gateway gateway;
    private final AuthorizationWindow window;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;

    TossPaymentController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.TOSS);
        this.window = gateway.window();
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    /// @param cancelAmount in won; absent for all that is left
    record CancelForm(
            @NotBlank @Size(max = 200) String cancelReason,
            @Nullable Long cancelAmount) {

        Refund refund() {
            return new Refund(Optional.ofNullable(cancelAmount), Optional.empty(), cancelReason);
        }
    }

    @GetMapping("/{paymentKey}")
    TossPaymentView byKey(@PathVariable String paymentKey) {
        return gateway.findByKey(paymentKey)
                .map(TossPaymentView::of)
                .orElseGet(() -> ofWindow(window.byKey(paymentKey)));
    }

    @GetMapping("/orders/{orderId}")
    TossPaymentView byOrder(@PathVariable String orderId) {
        return gateway.find(orderId)
                .map(TossPaymentView::of)
                .orElseGet(
                        () -> ofWindow(window.byOrder(orderId).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT))));
    }

    private TossPaymentView ofWindow(WindowPayment payment) {
        return TossPaymentView.of(payment, window.status(payment), null);
    }

    @PostMapping("/{paymentKey}/cancel")
    ResponseEntity<String> cancel(
            @PathVariable String paymentKey,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid CancelForm form) {
        connectionFaults.delay();
        var answer = idempotentAnswers.once(
                TossDialect.IDEMPOTENCY,
                key,
                "cancel " + paymentKey + " " + form,
                () -> TossPaymentView.of(gateway.cancel(gateway.byKey(paymentKey), form.refund())));
        connectionFaults.drop(false);
        return TossJson.of(answer);
    }
}

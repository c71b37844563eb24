package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Makes payments for the window, and takes their money when the merchant confirms them.
@RestController
@RequestMapping("/toss/v1/payments")
class TossConfirmController {

    private final Gateway gateway;
    private final AuthorizationWindow window;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;

    TossConfirmController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.TOSS);
        this.window = gateway.window();
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    /// @param cardInstallmentPlan months; 0 or absent for all at once
    record OrderForm(
            @NotBlank @Size(max = 20) String method,
            @NotNull @Positive Long amount,
            @NotBlank @Size(min = 6, max = 64) String orderId,
            @NotBlank @Size(max = 100) String orderName,

            @NotBlank @Size(max = 2000) @Pattern(regexp = WEB_ADDRESS, message = "{dosirak.web-address}")
            String successUrl,

            @NotBlank @Size(max = 2000) @Pattern(regexp = WEB_ADDRESS, message = "{dosirak.web-address}")
            String failUrl,

            @Nullable Integer cardInstallmentPlan) {
        private static final String WEB_ADDRESS = "https?://[^\\s]+";

        Purchase purchase() {
            return new Purchase(amount, cardInstallmentPlan == null ? 0 : cardInstallmentPlan, orderId, orderName);
        }
    }

    record Confirmation(
            @NotBlank @Size(max = 200) String paymentKey,
            @NotBlank @Size(min = 6, max = 64) String orderId,
            @NotNull Long amount) {}

    @PostMapping
    ResponseEntity<String> make(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid OrderForm form,
            HttpServletRequest request) {
        var page = ServletUriComponentsBuilder.fromContextPath(request).toUriString() + "/toss/window/payments/";
        return TossJson.of(idempotentAnswers.once(TossDialect.IDEMPOTENCY, key, "make " + form, () -> {
            var payment = window.make(form.purchase(), form.successUrl(), form.failUrl());
            return TossPaymentView.of(payment, window.status(payment), page + payment.paymentKey());
        }));
    }

    @PostMapping("/confirm")
    ResponseEntity<String> confirm(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid Confirmation form) {
        var shown = window.find(form.paymentKey()).flatMap(WindowPayment::card);
        shown.ifPresent(it -> gateway.failFirstAttempt(it, form.orderId()));
        connectionFaults.delay();
        var answer = idempotentAnswers.once(
                TossDialect.IDEMPOTENCY,
                key,
                "confirm " + form,
                () -> TossPaymentView.of(window.confirm(form.paymentKey(), form.orderId(), form.amount())));
        connectionFaults.drop(shown.filter(Card::losesAnswers).isPresent());
        return TossJson.of(answer);
    }
}

package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.Gateway.Refund;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.portone.web.PortOnePaymentView.PortOneCancellationView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/// Pays under the merchant's own numbers, shows payments and gives them back.
@RestController
@RequestMapping("/portone/payments/{paymentId}")
class PortOnePaymentController {

    private final Gateway gateway;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;

    PortOnePaymentController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.PORTONE);
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    record PortOneAmountForm(@NotNull Long total) {}

    record PortOneCustomerForm(@Nullable @Size(max = 300) String id) {}

    /// @param customer whose card it is; when it is said, it has to be so
    /// @param installmentMonth 0 or absent for all at once
    record PortOnePurchaseForm(
            @NotBlank @Size(max = 300) String billingKey,
            @NotBlank @Size(max = 100) String orderName,
            @Nullable @Valid PortOneCustomerForm customer,
            @NotNull @Valid PortOneAmountForm amount,

            @NotNull @Pattern(regexp = "KRW", message = "{dosirak.won}")
            String currency,

            @Nullable Integer installmentMonth,
            @Nullable Boolean useFreeInterestFromMerchant) {

        Purchase purchase(String paymentId) {
            return new Purchase(amount.total(), installmentMonth == null ? 0 : installmentMonth, paymentId, orderName);
        }

        void requireCustomerOf(Card card) {
            if (customer != null && customer.id() != null) {
                card.requireCustomer(customer.id());
            }
        }
    }

    record PortOneSummary(String pgTxId, Instant paidAt) {}

    record PortOnePaid(PortOneSummary payment) {
        static PortOnePaid of(CardPayment it) {
            return new PortOnePaid(new PortOneSummary(it.paymentKey(), it.approvedAt()));
        }
    }

    /// @param totalAmount in won
    record PortOnePreRegistration(
            @NotNull Long totalAmount,

            @NotNull @Pattern(regexp = "KRW", message = "{dosirak.won}")
            String currency) {}

    record PortOnePreRegistered() {}

    /// @param amount in won; absent for all that is left
    /// @param currentCancellableAmount what is left now, as far as the merchant knows
    record PortOneCancelForm(
            @NotBlank @Size(max = 200) String reason,
            @Nullable Long amount,
            @Nullable Long currentCancellableAmount) {

        Refund refund() {
            return new Refund(Optional.ofNullable(amount), Optional.ofNullable(currentCancellableAmount), reason);
        }
    }

    record PortOneCancelled(PortOneCancellationView cancellation) {}

    @GetMapping
    PortOnePaymentView payment(@PathVariable String paymentId) {
        return gateway.find(paymentId)
                .map(PortOnePaymentView::of)
                .or(() -> gateway.window()
                        .byOrder(paymentId)
                        .filter(it -> gateway.window().isOpen(it))
                        .map(PortOnePaymentView::ofReady))
                .or(() -> gateway.failed(paymentId).map(PortOnePaymentView::of))
                .orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    /// The merchant says what will be paid under its number in the window: nothing else can be.
    @PostMapping("/pre-register")
    PortOnePreRegistered preRegister(@PathVariable String paymentId, @RequestBody @Valid PortOnePreRegistration form) {
        gateway.window().promise(paymentId, form.totalAmount());
        return new PortOnePreRegistered();
    }

    @PostMapping("/billing-key")
    ResponseEntity<String> pay(
            @PathVariable String paymentId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid PortOnePurchaseForm form) {
        return idempotentAnswers.alone(PortOneDialect.IDEMPOTENCY, key, () -> {
            var card = gateway.registered(form.billingKey());
            gateway.failFirstAttempt(card, paymentId);
            connectionFaults.delay();
            var answer =
                    idempotentAnswers.once(PortOneDialect.IDEMPOTENCY, key, "pay " + paymentId + " " + form, () -> {
                        form.requireCustomerOf(card);
                        return PortOnePaid.of(taken(card, form.purchase(paymentId)));
                    });
            connectionFaults.drop(card.losesAnswers());
            return PortOneJson.of(answer);
        });
    }

    private CardPayment taken(Card card, Purchase purchase) {
        try {
            return gateway.approve(card, purchase);
        } catch (PgError no) {
            gateway.remember(no, card, purchase);
            throw no;
        }
    }

    @PostMapping("/cancel")
    ResponseEntity<String> cancel(
            @PathVariable String paymentId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid PortOneCancelForm form) {
        return idempotentAnswers.alone(PortOneDialect.IDEMPOTENCY, key, () -> {
            connectionFaults.delay();
            var answer =
                    idempotentAnswers.once(PortOneDialect.IDEMPOTENCY, key, "cancel " + paymentId + " " + form, () -> {
                        var cancels =
                                gateway.cancel(paid(paymentId), form.refund()).cancels();
                        return new PortOneCancelled(PortOneCancellationView.of(cancels.getLast()));
                    });
            connectionFaults.drop(false);
            return PortOneJson.of(answer);
        });
    }

    private CardPayment paid(String paymentId) {
        return gateway.find(paymentId)
                .orElseThrow(() -> new PgError(
                        gateway.failed(paymentId).isPresent() ? Reason.NOTHING_TO_CANCEL : Reason.UNKNOWN_PAYMENT));
    }
}

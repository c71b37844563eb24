package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.DepositAccount;
import dev.dosirak.pgsimulator.gateway.Deposits;
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
import java.util.regex.Pattern;
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
    private final Deposits deposits;
    private final IdempotentAnswers idempotentAnswers;
    private final ConnectionFaults connectionFaults;

    TossPaymentController(Gateways gateways, IdempotentAnswers idempotentAnswers) {
        this.gateway = gateways.of(GatewayName.TOSS);
        this.window = gateway.window();
        this.deposits = gateway.deposits();
        this.idempotentAnswers = idempotentAnswers;
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    /// @param cancelAmount in won; absent for all that is left
    /// @param refundReceiveAccount where a deposit goes back to
    record CancelForm(
            @NotBlank @Size(max = 200) String cancelReason,
            @Nullable Long cancelAmount,
            @Nullable RefundReceiveAccount refundReceiveAccount) {

        Refund refund() {
            return new Refund(Optional.ofNullable(cancelAmount), Optional.empty(), cancelReason);
        }
    }

    /// One whose number ends in 0001 is not its holder's.
    record RefundReceiveAccount(
            @Nullable String bank,
            @Nullable String accountNumber,
            @Nullable String holderName) {

        private static final Pattern NUMBER = Pattern.compile("\\d{8,20}");
        private static final String NOT_ITS_HOLDERS = "0001";

        void mustTakeRefunds() {
            if (bank == null || accountNumber == null || holderName == null || holderName.isBlank()) {
                throw new PgError(Reason.REFUND_ACCOUNT_INVALID);
            }
            TossBank.named(bank);
            if (!NUMBER.matcher(accountNumber).matches()) {
                throw new PgError(Reason.REFUND_ACCOUNT_NUMBER_INVALID);
            }
            if (accountNumber.endsWith(NOT_ITS_HOLDERS)) {
                throw new PgError(Reason.REFUND_ACCOUNT_INVALID);
            }
        }
    }

    @GetMapping("/{paymentKey}")
    TossPaymentView byKey(@PathVariable String paymentKey) {
        return deposits.find(paymentKey)
                .map(this::ofAccount)
                .or(() -> gateway.findByKey(paymentKey).map(TossPaymentView::of))
                .orElseGet(() -> ofWindow(window.byKey(paymentKey)));
    }

    @GetMapping("/orders/{orderId}")
    TossPaymentView byOrder(@PathVariable String orderId) {
        return deposits.byOrder(orderId)
                .map(this::ofAccount)
                .or(() -> gateway.find(orderId).map(TossPaymentView::of))
                .orElseGet(
                        () -> ofWindow(window.byOrder(orderId).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT))));
    }

    private TossPaymentView ofWindow(WindowPayment payment) {
        return TossPaymentView.of(payment, window.status(payment), null);
    }

    private TossPaymentView ofAccount(DepositAccount account) {
        return TossPaymentView.of(account, deposits.status(account), deposits.payment(account));
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
                () -> deposits.find(paymentKey)
                        .map(it -> ofAccount(cancelled(it, form)))
                        .orElseGet(() -> TossPaymentView.of(gateway.cancel(gateway.byKey(paymentKey), form.refund()))));
        connectionFaults.drop(false);
        return TossJson.of(answer);
    }

    /// No gateway knows from where a deposit came.
    private DepositAccount cancelled(DepositAccount account, CancelForm form) {
        var payment = deposits.payment(account);
        if (payment.isEmpty()) {
            return deposits.close(account, form.refund());
        }
        if (form.refundReceiveAccount() == null) {
            throw new PgError(Reason.REFUND_ACCOUNT_INVALID);
        }
        form.refundReceiveAccount().mustTakeRefunds();
        gateway.cancel(payment.get(), form.refund());
        return account;
    }
}

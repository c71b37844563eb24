package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.WithdrawPartialRefund;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What operators give back of an order's money while the order goes on.
@RestController
@RequestMapping("/api/v1/payments/{orderId}/partial-refunds")
class PartialRefundController {

    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments;

    PartialRefundController(CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments) {
        this.payments = payments;
    }

    /// @param amount in won, not more than is left and nobody has asked for yet
    /// @param reason for who asks later; the customer does not see it
    record PartialRefundForm(
            @NotNull @Min(1) Long amount,
            @NotBlank @Size(max = 200) String reason) {}

    record PartialRefundResult(UUID refundId) {}

    /// Whether the money is back, the payment says after a moment, by the id.
    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.ACCEPTED)
    PartialRefundResult requestPartialRefund(
            Caller.Operator operator, @PathVariable UUID orderId, @RequestBody @Valid PartialRefundForm form) {
        var id = Ids.next();
        payments.handle(
                orderId, at -> new RequestPartialRefund(id, Won.of(form.amount()), form.reason(), operator.id(), at));
        return new PartialRefundResult(id);
    }

    /// A part that is not under way is not tried any more, and what it wanted can be asked for anew.
    @DeleteMapping("/{refundId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawPartialRefund(Caller.Operator operator, @PathVariable UUID orderId, @PathVariable UUID refundId) {
        payments.handle(orderId, at -> new WithdrawPartialRefund(refundId, operator.id(), at));
    }
}

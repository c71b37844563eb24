package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.Chargeback.Outcome;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.CloseChargeback;
import dev.dosirak.payment.charge.PaymentCommand.OpenChargeback;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.OneOf;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What operators put on record of disputes between customers and card companies, as payment gateways write it to them.
@RestController
@RequestMapping("/api/v1/payments/{orderId}/chargebacks")
class ChargebackController {

    private final CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments;

    ChargebackController(CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments) {
        this.payments = payments;
    }

    /// @param amount in won, not more than was taken of the customer and is not disputed yet
    /// @param reason the card company's, for who asks later; the customer does not see it
    record ChargebackForm(
            @NotNull @Min(1) Long amount,
            @NotBlank @Size(max = 200) String reason) {}

    record ChargebackResult(UUID chargebackId) {}

    record OutcomeForm(
            @OneOf(constantsOf = Outcome.class) @NotNull @Size(max = 10)
            String outcome) {}

    /// From then on nothing is given back, until the card company has decided.
    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    ChargebackResult openChargeback(
            Caller.Operator operator, @PathVariable UUID orderId, @RequestBody @Valid ChargebackForm form) {
        var id = Ids.next();
        payments.handle(orderId, at -> new OpenChargeback(id, Won.of(form.amount()), form.reason(), operator.id(), at));
        return new ChargebackResult(id);
    }

    /// What waited goes on; what was lost is not given back any more.
    @PutMapping("/{chargebackId}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeChargeback(
            Caller.Operator operator,
            @PathVariable UUID orderId,
            @PathVariable UUID chargebackId,
            @RequestBody @Valid OutcomeForm form) {
        var outcome = Outcome.of(form.outcome());
        payments.handle(orderId, at -> new CloseChargeback(chargebackId, outcome, operator.id(), at));
    }
}

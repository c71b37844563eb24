package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.DepositAccount;
import dev.dosirak.pgsimulator.gateway.Deposits;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.platform.kernel.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For whoever plays the customer and the bank: deposits to accounts of the gateway after Toss
/// Payments.
@RestController
@RequestMapping("/simulator/virtual-accounts/{account}")
class DepositsController {

    private static final GatewayName GATEWAY = GatewayName.TOSS;

    private final Deposits deposits;

    DepositsController(Gateways gateways) {
        this.deposits = gateways.of(GATEWAY).deposits();
    }

    /// @param amount in won
    record DepositForm(@NotNull @Positive Long amount) {}

    record DepositView(
            @OneOf(constantsOf = GatewayName.class) String gateway,
            String orderId,
            String paymentKey,
            String accountNumber,

            @OneOf({"WAITING_FOR_DEPOSIT", "EXPIRED", "DONE"})
            String status,

            long totalAmount) {}

    /// @param account its number, or that of its order
    @PostMapping("/deposits")
    DepositView deposit(@PathVariable String account, @RequestBody @Valid DepositForm form) {
        return view(deposits.deposit(account, form.amount()));
    }

    /// The bank undoes what was deposited, as it does when it was in error.
    ///
    /// @param account its number, or that of its order
    @PostMapping("/reversals")
    DepositView undoDeposit(@PathVariable String account) {
        return view(deposits.undo(account));
    }

    private DepositView view(DepositAccount account) {
        return new DepositView(
                GatewayName.NAMES.nameOf(GATEWAY),
                account.orderId(),
                account.paymentKey(),
                account.number(),
                deposits.status(account),
                account.total());
    }
}

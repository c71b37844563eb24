package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.VirtualAccounts;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Ungrouped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/// What a customer's app asks for while an order is paid by deposit.
@RestController
@RequestMapping("/api/v1/payments/{orderId}")
class VirtualAccountController {

    private final VirtualAccounts accounts;

    VirtualAccountController(VirtualAccounts accounts) {
        this.accounts = accounts;
    }

    /// @param number may be written in groups
    /// @param holder as the bank knows them
    record RefundAccountForm(
            @OneOf(constantsOf = Bank.class) @NotNull @Size(max = 30)
            String bank,

            @NotNull @Ungrouped @Pattern(regexp = "[0-9]{6,20}", message = "{dosirak.account-number}")
            String number,

            @NotBlank @Size(max = 40) String holder) {

        RefundAccount account() {
            return new RefundAccount(Bank.of(bank), number, holder);
        }

        /// None of it belongs in a log.
        @Override
        public String toString() {
            return "a refund account";
        }
    }

    /// @param bank where the customer wants to deposit
    /// @param refundAccount where a deposit goes back to, should it have to
    record VirtualAccountForm(
            @OneOf(constantsOf = Bank.class) @NotNull @Size(max = 30)
            String bank,

            @NotNull @Valid RefundAccountForm refundAccount) {}

    /// No key: asked again it is the account that there is; no money moves by it.
    @PostMapping("/virtual-accounts")
    @NewWork
    @ResponseStatus(HttpStatus.CREATED)
    VirtualAccountView issueVirtualAccount(
            @PathVariable UUID orderId, @RequestBody @Valid VirtualAccountForm form, Caller.Customer customer) {
        var account = accounts.issue(
                orderId,
                customer.id(),
                Bank.of(form.bank()),
                form.refundAccount().account());
        return VirtualAccountView.of(account);
    }

    /// In place of the one before. What could not go back is tried again.
    @PutMapping("/refund-account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeRefundAccount(
            @PathVariable UUID orderId, @RequestBody @Valid RefundAccountForm form, Caller.Customer customer) {
        accounts.changeRefundAccount(orderId, customer.id(), form.account());
    }
}

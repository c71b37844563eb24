package dev.dosirak.payment.charge.web;

import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.PaymentWindows;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.charge.WindowReturn.Proof;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a customer's app asks for while an order is paid in a gateway's window.
@RestController
@RequestMapping("/api/v1/payments/{orderId}")
class PaymentWindowController {

    private final PaymentWindows windows;

    PaymentWindowController(PaymentWindows windows) {
        this.windows = windows;
    }

    /// @param number of this payment's windows; the last one counts
    /// @param pg whose window it is
    /// @param url where the customer's browser is sent; where there are parameters, the gateway's script, to which
    ///     the app's page gives them
    record WindowView(UUID orderId, int number, String pg, String url, Map<String, Object> parameters) {
        static WindowView of(UUID order, PaymentWindow window) {
            return new WindowView(order, window.number(), window.pg(), window.url(), window.parameters());
        }
    }

    /// What stands in the address with which the browser came back.
    ///
    /// @param authToken and signature, where they stand there
    record ReturnForm(
            @NotNull UUID orderId,
            @NotNull @Size(min = 1, max = 200) @Verbatim String paymentKey,
            @NotNull @PositiveOrZero Long amount,
            @Nullable @Size(max = 200) @Verbatim String authToken,
            @Nullable @Size(max = 200) @Verbatim String signature) {

        WindowReturn back() {
            var proof = authToken == null || signature == null
                    ? Optional.<Proof>empty()
                    : Optional.of(new Proof(authToken, signature));
            return new WindowReturn(orderId, paymentKey, Won.of(amount), proof);
        }
    }

    record ReturnView(UUID orderId) {}

    /// No key: asked again it opens another one, which is the one that counts; no money moves by it.
    @PostMapping("/windows")
    @NewWork
    @ResponseStatus(HttpStatus.CREATED)
    WindowView openWindow(@PathVariable UUID orderId, Caller.Customer customer) {
        return WindowView.of(orderId, windows.open(orderId, customer.id()));
    }

    /// Whether the money was taken, the payment says after a moment. No key: what came back is used once. A gateway
    /// may be asked about it, so there must be no transaction around it.
    @PostMapping("/returns")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReturnView customerReturned(
            @PathVariable UUID orderId, @RequestBody @Valid ReturnForm form, Caller.Customer customer) {
        windows.customerReturned(orderId, customer.id(), form.back());
        return new ReturnView(orderId);
    }
}

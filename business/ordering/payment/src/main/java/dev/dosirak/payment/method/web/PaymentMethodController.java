package dev.dosirak.payment.method.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/payment-methods")
class PaymentMethodController {

    private final Wallet wallet;

    PaymentMethodController(Wallet wallet) {
        this.wallet = wallet;
    }

    /// @param authKey from the gateway's card window
    record Registration(@NotBlank @Size(max = 100) @Verbatim String authKey) {}

    record CardView(String issuer, String number) {}

    record MethodView(UUID paymentMethodId, CardView card) {
        static MethodView of(PaymentMethod method) {
            return new MethodView(
                    method.id(),
                    new CardView(method.card().issuer(), method.card().number()));
        }
    }

    /// Kept for those who repeat the command, so there is nothing of the card in it.
    record CommandResult(UUID paymentMethodId) {}

    record MethodList(List<MethodView> items, @Nullable String next) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    CommandResult register(
            @RequestBody @Valid Registration registration,
            @RequestHeader(IdempotencyHeaders.KEY) String key,
            Caller.Customer customer) {
        return new CommandResult(wallet.register(customer.id(), registration.authKey(), command(customer, key))
                .id());
    }

    /// A customer may have few cards: there is no second page.
    @GetMapping
    MethodList list(Caller.Customer customer) {
        return new MethodList(
                wallet.of(customer.id()).stream().map(MethodView::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, Caller.Customer customer) {
        wallet.remove(customer.id(), id);
    }

    /// Two customers may choose the same key; to the gateway these are two requests.
    private static String command(Caller.Customer customer, String key) {
        return "card-" + UUID.nameUUIDFromBytes((customer.id() + " " + key).getBytes(UTF_8));
    }
}

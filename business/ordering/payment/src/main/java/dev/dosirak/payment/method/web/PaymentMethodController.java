package dev.dosirak.payment.method.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.Authorization.RawCard;
import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Ungrouped;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// What one gateway needs to charge the card: the one or the other.
    ///
    /// @param authKey from the gateway's card window
    /// @param card for a gateway without a window
    record AuthorizationForm(
            @Nullable @Size(min = 1, max = 100) @Verbatim String authKey,
            @Nullable @Valid CardForm card) {

        Optional<Authorization> authorization() {
            if (card != null) {
                return authKey == null ? Optional.of(card.rawCard()) : Optional.empty();
            }
            return Optional.ofNullable(authKey).map(AuthKey::new);
        }
    }

    /// In memory only. A card's number may be written as it is printed, in groups.
    ///
    /// @param birth year, month and day in six digits, or a business number in ten
    record CardForm(
            @NotNull @Ungrouped @Pattern(regexp = "[0-9]{14,16}", message = "{dosirak.card-number}")
            String number,

            @NotNull @Ungrouped @Pattern(regexp = "[0-9]{2}", message = "{dosirak.two-digits}")
            String expiryYear,

            @NotNull @Ungrouped @Pattern(regexp = "0[1-9]|1[0-2]", message = "{dosirak.month}")
            String expiryMonth,

            @NotNull @Ungrouped @Pattern(regexp = "[0-9]{6}|[0-9]{10}", message = "{dosirak.birth}")
            String birth,

            @NotNull @Ungrouped @Pattern(regexp = "[0-9]{2}", message = "{dosirak.two-digits}")
            String passwordTwoDigits) {

        RawCard rawCard() {
            return new RawCard(number, expiryYear, expiryMonth, birth, passwordTwoDigits);
        }

        /// Without the card, wherever it is printed.
        @Override
        public String toString() {
            return "CardForm[]";
        }
    }

    /// @param authKey from the card window of Toss Payments, as long as there was no other gateway
    /// @param authorizations of each gateway that shall be able to charge the card, by its name
    record Registration(
            @Nullable @Size(min = 1, max = 100) @Verbatim String authKey,
            @Nullable @Size(max = 10) Map<String, @NotNull @Valid AuthorizationForm> authorizations) {

        private static final String FIRST_GATEWAY = "toss";

        /// Empty when one of them says nothing, or two things at once.
        Map<String, Authorization> all() {
            var forms = new LinkedHashMap<String, AuthorizationForm>();
            if (authKey != null) {
                forms.put(FIRST_GATEWAY, new AuthorizationForm(authKey, null));
            }
            if (authorizations != null) {
                forms.putAll(authorizations);
            }
            var all = new LinkedHashMap<String, Authorization>();
            forms.forEach((gateway, form) -> form.authorization().ifPresent(it -> all.put(gateway, it)));
            return all.size() == forms.size() ? all : Map.of();
        }
    }

    record CardView(String issuer, String number) {}

    /// @param gateways those that can charge the card
    record MethodView(UUID paymentMethodId, CardView card, List<String> gateways) {
        static MethodView of(PaymentMethod method) {
            return new MethodView(
                    method.id(),
                    new CardView(method.card().issuer(), method.card().number()),
                    method.gateways().stream().sorted().toList());
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
        return new CommandResult(wallet.register(customer.id(), registration.all(), command(customer, key))
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

package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPage;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import dev.dosirak.platform.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// The page in which a customer authorizes one payment, and the way back to the merchant's.
@RestController
@RequestMapping("/toss/window/payments/{paymentKey}")
class TossPaymentWindowController {

    private final AuthorizationWindow window;

    TossPaymentWindowController(Gateways gateways) {
        this.window = gateways.of(GatewayName.TOSS).window();
    }

    /// @param expiry as `2712` for December 2027
    record ShownCard(
            @NotNull @Pattern(regexp = "\\d{14,19}", message = "{dosirak.card-number}")
            String number,

            @NotNull @Pattern(regexp = "\\d{2}(0[1-9]|1[0-2])", message = "{dosirak.card-expiry}")
            String expiry) {

        ShownCard {
            number = Text.ungrouped(Objects.requireNonNullElse(number, ""));
            expiry = Text.ungrouped(Objects.requireNonNullElse(expiry, ""));
        }

        Card card() {
            return Card.of("", number);
        }
    }

    @GetMapping(produces = "text/html;charset=UTF-8")
    String page(@PathVariable String paymentKey) {
        return CardPage.of(window.byKey(paymentKey));
    }

    /// Sends the browser back with what the merchant needs to confirm.
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> authorize(@PathVariable String paymentKey, @ModelAttribute @Valid ShownCard card) {
        var payment = window.byKey(paymentKey);
        if (!window.authorize(paymentKey, card.card())) {
            return failed(payment, "ALREADY_PROCESSED_PAYMENT");
        }
        return to(UriComponentsBuilder.fromUriString(payment.successUrl())
                .queryParam("paymentType", "NORMAL")
                .queryParam("orderId", payment.orderId())
                .queryParam("paymentKey", paymentKey)
                .queryParam("amount", payment.total()));
    }

    @PostMapping("/cancel")
    ResponseEntity<Void> giveUp(@PathVariable String paymentKey) {
        return failed(window.byKey(paymentKey), "PAY_PROCESS_CANCELED");
    }

    private static ResponseEntity<Void> failed(WindowPayment payment, String code) {
        return to(UriComponentsBuilder.fromUriString(payment.failUrl())
                .queryParam("code", code)
                .queryParam("orderId", payment.orderId()));
    }

    private static ResponseEntity<Void> to(UriComponentsBuilder address) {
        URI uri = address.encode().build().toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(uri).build();
    }
}

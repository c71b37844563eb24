package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPage;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.platform.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The script in the merchant's page, the page that it opens, and the form by which the browser goes back: the
/// merchant approves what was authorized.
@RestController
@RequestMapping("/nice/window")
class NicePaymentWindowController {

    /// What the merchant's page calls; it sends what it is given to this window.
    private static final String SCRIPT = """
            (() => {
              const window_ = new URL('payments', document.currentScript.src).href;
              window.AUTHNICE = {
                requestPay(asked) {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = window_;
                  for (const [name, value] of Object.entries(asked)) {
                    if (typeof value === 'function') continue;
                    form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
                  }
                  document.body.append(form);
                  form.submit();
                }
              };
            })();
            """;

    private final AuthorizationWindow window;
    private final ConnectionFaults connectionFaults;
    private final NiceSecret secret;
    private final String clientId;

    NicePaymentWindowController(Gateways gateways, NiceSecret secret, MerchantKeys keys) {
        var gateway = gateways.of(GatewayName.NICE);
        this.window = gateway.window();
        this.connectionFaults = new ConnectionFaults(gateway.faults());
        this.secret = secret;
        this.clientId = keys.niceClientKey();
    }

    /// @param returnUrl where the browser is sent back, by a form
    /// @param cardQuota months, in two digits; `00`, or absent here, for all at once
    record NiceAsked(
            @NotBlank @Size(max = 50) String clientId,

            @NotNull @Pattern(regexp = "card", message = "{dosirak.by-card}")
            String method,

            @NotBlank @Size(max = 64) String orderId,
            @NotNull @Positive Long amount,
            @NotBlank @Size(max = 40) String goodsName,

            @NotNull @Size(max = 500) @Pattern(regexp = "https?://.+", message = "{dosirak.web-address}")
            String returnUrl,

            @Nullable @Pattern(regexp = "\\d{2}", message = "{dosirak.two-digits}")
            String cardQuota) {

        Purchase purchase() {
            return new Purchase(amount, cardQuota == null ? 0 : Integer.parseInt(cardQuota), orderId, goodsName);
        }
    }

    /// @param expiry as `2712` for December 2027
    record NiceShownCard(
            @NotNull @Pattern(regexp = "\\d{14,19}", message = "{dosirak.card-number}")
            String number,

            @NotNull @Pattern(regexp = "\\d{2}(0[1-9]|1[0-2])", message = "{dosirak.card-expiry}")
            String expiry) {

        NiceShownCard {
            number = Text.ungrouped(Objects.requireNonNullElse(number, ""));
            expiry = Text.ungrouped(Objects.requireNonNullElse(expiry, ""));
        }

        Card card() {
            return Card.of("", number);
        }
    }

    @GetMapping(path = "/sdk.js", produces = "text/javascript;charset=UTF-8")
    String script() {
        return SCRIPT;
    }

    /// What the script sends; the browser goes on to the page.
    @PostMapping(path = "/payments", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> open(@ModelAttribute @Valid NiceAsked asked) {
        connectionFaults.meetBrowser();
        if (!asked.clientId().equals(clientId)) {
            throw new PgError(Reason.UNAUTHORIZED);
        }
        var payment = window.make(asked.purchase(), asked.returnUrl(), asked.returnUrl());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/nice/window/payments/" + payment.paymentKey()))
                .build();
    }

    @GetMapping(path = "/payments/{tid}", produces = "text/html;charset=UTF-8")
    String page(@PathVariable String tid) {
        return CardPage.of(window.byKey(tid));
    }

    @PostMapping(
            path = "/payments/{tid}",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = "text/html;charset=UTF-8")
    String authorize(@PathVariable String tid, @ModelAttribute @Valid NiceShownCard card) {
        connectionFaults.meetBrowser();
        var payment = window.byKey(tid);
        return window.authorize(tid, card.card())
                ? NiceReturnPage.authorized(payment, clientId, secret)
                : NiceReturnPage.failed(payment, clientId, NiceResult.INVALID_REQUEST);
    }

    @PostMapping(path = "/payments/{tid}/cancel", produces = "text/html;charset=UTF-8")
    String giveUp(@PathVariable String tid) {
        return NiceReturnPage.failed(window.byKey(tid), clientId, NiceResult.GIVEN_UP);
    }
}

package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.AuthorizationWindow;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPage;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
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
import org.springframework.web.util.UriComponentsBuilder;

/// The script in the merchant's page, the page that it opens, and the way back. The gateway takes the money itself, as
/// soon as the customer shows a card; its merchant is not asked.
@RestController
@RequestMapping("/portone/window")
class PortOnePaymentWindowController {

    /// What the merchant's page calls; it sends what it is given to this window.
    private static final String SCRIPT = """
            (() => {
              const window_ = new URL('payments', document.currentScript.src).href;
              window.PortOne = {
                requestPayment(asked) {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = window_;
                  const add = (fields, within) => {
                    for (const [key, value] of Object.entries(fields)) {
                      const name = within + key;
                      if (typeof value === 'object') add(value, name + '.');
                      else form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
                    }
                  };
                  add(asked, '');
                  document.body.append(form);
                  form.submit();
                }
              };
            })();
            """;

    /// Whatever the company behind it refuses.
    private static final String FAILED = "FAILURE_TYPE_PG";

    private static final PortOneProvider GIVEN_UP = new PortOneProvider("PAY_PROCESS_CANCELED", "사용자가 결제를 취소하였습니다.");

    private final Gateway gateway;
    private final AuthorizationWindow window;
    private final ConnectionFaults connectionFaults;

    PortOnePaymentWindowController(Gateways gateways) {
        this.gateway = gateways.of(GatewayName.PORTONE);
        this.window = gateway.window();
        this.connectionFaults = new ConnectionFaults(gateway.faults());
    }

    /// @param fixedMonth in how many the customer pays, as the merchant says; 1 for all at once
    record PortOneMonthOption(@Nullable Integer fixedMonth) {}

    record PortOneInstallment(@Nullable @Valid PortOneMonthOption monthOption) {}

    /// @param paymentId the merchant's number
    /// @param totalAmount in won
    /// @param installment absent for all at once, here
    record PortOneAsked(
            @NotBlank @Size(max = 100) String storeId,
            @NotBlank @Size(max = 100) String channelKey,
            @NotBlank @Size(max = 64) String paymentId,
            @NotBlank @Size(max = 100) String orderName,
            @NotNull @Positive Long totalAmount,

            @NotNull @Pattern(regexp = "KRW|CURRENCY_KRW", message = "{dosirak.won}")
            String currency,

            @NotNull @Pattern(regexp = "CARD", message = "{dosirak.by-card}")
            String payMethod,

            @NotNull @Size(max = 2000) @Pattern(regexp = "https?://.+", message = "{dosirak.web-address}")
            String redirectUrl,

            @Nullable @Valid PortOneInstallment installment) {

        boolean isOfUs() {
            return storeId.equals(PortOneStore.STORE) && channelKey.equals(PortOneStore.CHANNEL_KEY);
        }

        Purchase purchase() {
            return new Purchase(totalAmount, months(), paymentId, orderName);
        }

        private int months() {
            var option = installment == null ? null : installment.monthOption();
            var fixed = option == null ? null : option.fixedMonth();
            return fixed == null || fixed == 1 ? 0 : fixed;
        }
    }

    /// @param expiry as `2712` for December 2027
    record PortOneShownCard(
            @NotNull @Pattern(regexp = "\\d{14,19}", message = "{dosirak.card-number}")
            String number,

            @NotNull @Pattern(regexp = "\\d{2}(0[1-9]|1[0-2])", message = "{dosirak.card-expiry}")
            String expiry) {

        PortOneShownCard {
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
    ResponseEntity<Void> open(@ModelAttribute @Valid PortOneAsked asked) {
        connectionFaults.meetBrowser();
        if (!asked.isOfUs()) {
            throw new PgError(Reason.UNAUTHORIZED);
        }
        var payment = window.make(asked.purchase(), asked.redirectUrl(), asked.redirectUrl());
        return to(URI.create("/portone/window/payments/" + payment.paymentKey()));
    }

    @GetMapping(path = "/payments/{transactionId}", produces = "text/html;charset=UTF-8")
    String page(@PathVariable String transactionId) {
        return CardPage.of(window.byKey(transactionId));
    }

    /// Takes the money; where the answer is lost, the browser never goes back.
    @PostMapping(path = "/payments/{transactionId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> payInWindow(@PathVariable String transactionId, @ModelAttribute @Valid PortOneShownCard form) {
        connectionFaults.meetBrowser();
        var payment = window.byKey(transactionId);
        var card = form.card();
        gateway.failFirstAttempt(card, payment.orderId());
        connectionFaults.delay();
        try {
            if (!window.authorize(transactionId, card)) {
                throw new PgError(Reason.NOT_AUTHORIZED);
            }
            window.confirm(transactionId, payment.orderId(), payment.total());
        } catch (PgError no) {
            window.remember(no, payment);
            return failed(payment, PortOneProvider.of(no.reason()));
        }
        connectionFaults.drop(card.losesAnswers());
        return to(back(payment).encode().build().toUri());
    }

    @PostMapping("/payments/{transactionId}/cancel")
    ResponseEntity<Void> giveUp(@PathVariable String transactionId) {
        return failed(window.byKey(transactionId), GIVEN_UP);
    }

    private static ResponseEntity<Void> failed(WindowPayment payment, PortOneProvider no) {
        return to(back(payment)
                .queryParam("code", FAILED)
                .queryParam("message", no.pgMessage())
                .queryParam("pgCode", no.pgCode())
                .encode()
                .build()
                .toUri());
    }

    private static UriComponentsBuilder back(WindowPayment payment) {
        return UriComponentsBuilder.fromUriString(payment.successUrl())
                .queryParam("transactionType", "PAYMENT")
                .queryParam("txId", payment.paymentKey())
                .queryParam("paymentId", payment.orderId());
    }

    private static ResponseEntity<Void> to(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }
}

package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.platform.web.text.Ungrouped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What the gateway's script in a customer's browser does: the merchant never sees the card, and hears of its billing
/// key from the browser.
@RestController
class PortOneWindowController {

    private final Gateway gateway;

    PortOneWindowController(Gateways gateways) {
        this.gateway = gateways.of(GatewayName.PORTONE);
    }

    /// @param expiry as `2712` for December 2027
    /// @param birth as `900131`, or the ten digits of a company
    record PortOneCardForm(
            @NotNull @Ungrouped @Pattern(regexp = "\\d{14,19}", message = "{dosirak.card-number}")
            String number,

            @NotNull @Ungrouped @Pattern(regexp = "\\d{2}(0[1-9]|1[0-2])", message = "{dosirak.card-expiry}")
            String expiry,

            @NotNull @Ungrouped @Pattern(regexp = "\\d{6}|\\d{10}", message = "{dosirak.birth}")
            String birth,

            @NotBlank @Size(max = 300) String customerId) {}

    record PortOneIssued(String billingKey) {}

    @PostMapping("/portone/window/billing-keys")
    PortOneIssued show(@RequestBody @Valid PortOneCardForm form) {
        return new PortOneIssued(
                gateway.register(Card.of(form.customerId(), form.number())).key());
    }
}

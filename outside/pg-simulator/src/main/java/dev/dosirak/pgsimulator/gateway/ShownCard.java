package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.platform.kernel.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;

/// The card that a customer shows in a payment window.
///
/// @param expiry as `2712` for December 2027
public record ShownCard(
        @NotNull @Pattern(regexp = "\\d{14,19}", message = "{dosirak.card-number}")
        String number,

        @NotNull @Pattern(regexp = "\\d{2}(0[1-9]|1[0-2])", message = "{dosirak.card-expiry}")
        String expiry) {

    public ShownCard {
        number = Text.ungrouped(Objects.requireNonNullElse(number, ""));
        expiry = Text.ungrouped(Objects.requireNonNullElse(expiry, ""));
    }

    public Card card() {
        return Card.of("", number);
    }
}

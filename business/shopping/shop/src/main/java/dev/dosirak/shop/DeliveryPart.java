package dev.dosirak.shop;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.shop.registry.DeliveryTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// How far and for how much the shop delivers, as JSON.
public record DeliveryPart(
        int radiusMeters,
        long minimumOrder,
        @NotNull @Size(max = 100) List<@NotNull @Valid FeePart> fees) {

    public record FeePart(int uptoMeters, long fee) {}

    static DeliveryPart of(DeliveryTerms terms) {
        return new DeliveryPart(
                terms.radiusMeters(),
                terms.minimumOrder().amount(),
                terms.fees().tiers().stream()
                        .map(it -> new FeePart(it.uptoMeters(), it.fee().amount()))
                        .toList());
    }

    /// @throws dev.dosirak.platform.kernel.Refused when the rules do not accept it
    public DeliveryTerms toTerms() {
        return new DeliveryTerms(
                radiusMeters,
                Won.of(minimumOrder),
                new DeliveryFees(fees.stream()
                        .map(it -> new DeliveryFees.Tier(it.uptoMeters(), Won.of(it.fee())))
                        .toList()));
    }
}

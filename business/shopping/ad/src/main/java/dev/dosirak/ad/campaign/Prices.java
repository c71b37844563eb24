package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Won;

/// What is paid for being seen; a campaign keeps those it was bought at.
///
/// @param impression for being shown once
/// @param click for being opened once
public record Prices(Won impression, Won click) {

    /// @throws IllegalArgumentException when a price is negative
    public Prices {
        if (impression.isLessThan(Won.ZERO) || click.isLessThan(Won.ZERO)) {
            throw new IllegalArgumentException("Nobody is paid for being shown: %s, %s".formatted(impression, click));
        }
    }

    Won of(AdCount count) {
        return impression.times(count.impressions()).plus(click.times(count.clicks()));
    }
}

package dev.dosirak.ad;

import dev.dosirak.ad.campaign.Prices;
import dev.dosirak.platform.kernel.Won;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The ad service's own settings, under `dosirak.ad`.
///
/// @param impressionPrice won for being shown once, for campaigns bought from now on
/// @param clickPrice won for being opened once, for campaigns bought from now on
@ConfigurationProperties(prefix = "dosirak.ad", ignoreUnknownFields = false)
record AdSettings(
        @DefaultValue("1") long impressionPrice,
        @DefaultValue("100") long clickPrice) {

    Prices prices() {
        return new Prices(Won.of(impressionPrice), Won.of(clickPrice));
    }
}

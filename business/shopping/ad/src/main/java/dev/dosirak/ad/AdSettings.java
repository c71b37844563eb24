package dev.dosirak.ad;

import dev.dosirak.ad.campaign.Prices;
import dev.dosirak.platform.kernel.Won;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The ad service's own settings, under `dosirak.ad`.
///
/// @param impressionPrice won for being shown once, for campaigns bought from now on
/// @param clickPrice won for being opened once, for campaigns bought from now on
@ConfigurationProperties(prefix = "dosirak.ad", ignoreUnknownFields = false)
record AdSettings(long impressionPrice, long clickPrice) {

    Prices prices() {
        return new Prices(Won.of(impressionPrice), Won.of(clickPrice));
    }
}

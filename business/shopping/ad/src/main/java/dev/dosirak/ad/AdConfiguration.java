package dev.dosirak.ad;

import dev.dosirak.ad.campaign.AdCounter;
import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.ad.campaign.CampaignExpiry;
import dev.dosirak.ad.campaign.CampaignSupervision;
import dev.dosirak.ad.campaign.Campaigns;
import dev.dosirak.ad.campaign.DailyTotals;
import dev.dosirak.ad.shop.AdvertisedShops;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.sync.Copies;
import dev.dosirak.platform.sync.PostgresCopy;
import dev.dosirak.platform.sync.PostgresSource;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSource;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here and need no Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdSettings.class)
class AdConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Bean
    Advertiser advertiser(
            Campaigns campaigns,
            DailyTotals dailyTotals,
            AdvertisedShops advertisedShops,
            AdSettings settings,
            Transactions transactions,
            Clock clock) {
        return new Advertiser(campaigns, dailyTotals, advertisedShops, settings.prices(), transactions, clock);
    }

    @Bean
    CampaignSupervision campaignSupervision(
            Campaigns campaigns, DailyTotals dailyTotals, Transactions transactions, Clock clock) {
        return new CampaignSupervision(campaigns, dailyTotals, transactions, clock);
    }

    @Bean
    AdCounter adCounter(Campaigns campaigns, DailyTotals dailyTotals, Transactions transactions, Clock clock) {
        return new AdCounter(campaigns, dailyTotals, transactions, clock);
    }

    @Bean
    CampaignExpiry campaignExpiry(Campaigns campaigns, Transactions transactions, Clock clock) {
        return new CampaignExpiry(campaigns, transactions, clock);
    }

    @Bean
    ScheduledJob campaignsThatRanOut(CampaignExpiry campaignExpiry) {
        return new ScheduledJob("ad.ran-out", INTERVAL, campaignExpiry::endExpired);
    }

    @Bean
    SyncSource ads(JdbcClient jdbc) {
        return new PostgresSource("ads", "ad.changed.v1", "ads_to_copy", jdbc);
    }

    @Bean
    Replica shopReplica(Copies copies, JdbcClient jdbc) {
        return copies.inDatabase("shops", new PostgresCopy("shop_copy", jdbc));
    }
}

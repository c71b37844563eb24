package dev.dosirak.ad;

import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.ad.campaign.Campaigns;
import dev.dosirak.ad.campaign.Counter;
import dev.dosirak.ad.campaign.Supervisor;
import dev.dosirak.ad.campaign.Tallies;
import dev.dosirak.ad.campaign.Timekeeper;
import dev.dosirak.ad.shop.Shops;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.PostgresCopy;
import dev.dosirak.platform.sync.PostgresSource;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.platform.sync.SyncSource;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here and need no Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdSettings.class)
class AdConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(10);

    @Bean
    Advertiser advertiser(
            Campaigns campaigns,
            Tallies tallies,
            Shops shops,
            AdSettings settings,
            Transactions transactions,
            Clock clock) {
        return new Advertiser(campaigns, tallies, shops, settings.prices(), transactions, clock);
    }

    @Bean
    Supervisor adSupervisor(Campaigns campaigns, Tallies tallies, Transactions transactions, Clock clock) {
        return new Supervisor(campaigns, tallies, transactions, clock);
    }

    @Bean
    Counter counter(Campaigns campaigns, Tallies tallies, Transactions transactions, Clock clock) {
        return new Counter(campaigns, tallies, transactions, clock);
    }

    @Bean
    Timekeeper timekeeper(Campaigns campaigns, Transactions transactions, Clock clock) {
        return new Timekeeper(campaigns, transactions, clock);
    }

    @Bean
    Sweep campaignsThatRanOut(Timekeeper timekeeper) {
        return new Sweep("ad.ran-out", LOOK, timekeeper::endWhatRanOut);
    }

    @Bean
    SyncSource ads(JdbcClient jdbc) {
        return new PostgresSource("ads", "ad.changed.v1", "ads_to_copy", jdbc);
    }

    @Bean
    Replica shopReplica(
            AdSettings settings,
            SyncSettings sync,
            ServiceToken token,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            Leases leases) {
        return new Replica(
                "ad-shops",
                new HttpOwner(settings.shopService(), "shops", token.to("shop")),
                new PostgresCopy("shop_copy", jdbc),
                new PostgresBacklog("shops", jdbc, transactions),
                sync,
                clock,
                leases);
    }
}

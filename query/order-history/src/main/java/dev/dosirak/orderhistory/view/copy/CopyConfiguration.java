package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewFreshness;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.PostgresBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// The two copies that the views are made of.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnerSettings.class)
class CopyConfiguration {

    private static final String ORDERS = "orders";
    private static final String DELIVERIES = "deliveries";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLEAN_UP_INTERVAL = Duration.ofSeconds(10);

    /// Longer than any statement runs that may still read or write a generation that was active.
    private static final Duration RETIRED_KEPT = Duration.ofMinutes(2);

    @Bean
    Backlog orderBacklog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresBacklog(ORDERS, jdbc, transactions);
    }

    @Bean
    Backlog deliveryBacklog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresBacklog(DELIVERIES, jdbc, transactions);
    }

    @Bean
    HistoryCopy<?> orderCopy(
            OrderViews views,
            ViewGenerations viewGenerations,
            ViewVersions viewVersions,
            Backlog orderBacklog,
            EventJson json) {
        var historyReader = new HistoryReader<>(EventMappings.ORDER_EVENTS, json);
        return new HistoryCopy<>(Part.ORDERS, historyReader, views::apply, viewGenerations, viewVersions, orderBacklog);
    }

    @Bean
    HistoryCopy<?> deliveryCopy(
            OrderViews views,
            ViewGenerations viewGenerations,
            ViewVersions viewVersions,
            Backlog deliveryBacklog,
            EventJson json) {
        var historyReader = new HistoryReader<>(EventMappings.DELIVERY_EVENTS, json);
        return new HistoryCopy<>(
                Part.DELIVERIES, historyReader, views::apply, viewGenerations, viewVersions, deliveryBacklog);
    }

    @Bean
    Replica orderReplica(
            OwnerSettings owners,
            ServiceToken token,
            HistoryCopy<?> orderCopy,
            Backlog orderBacklog,
            SyncSettings settings,
            Clock clock,
            Leases leases) {
        var owner = new HttpDataOwner(owners.orderService(), ORDERS, token.to("order"));
        return new Replica("order-history-orders", owner, orderCopy, orderBacklog, settings, clock, leases);
    }

    @Bean
    Replica deliveryReplica(
            OwnerSettings owners,
            ServiceToken token,
            HistoryCopy<?> deliveryCopy,
            Backlog deliveryBacklog,
            SyncSettings settings,
            Clock clock,
            Leases leases) {
        var owner = new HttpDataOwner(owners.deliveryService(), DELIVERIES, token.to("delivery"));
        return new Replica("order-history-deliveries", owner, deliveryCopy, deliveryBacklog, settings, clock, leases);
    }

    /// The views are as old as the older of their two parts.
    @Bean
    ScheduledJob ageOfTheViews(ViewFreshness viewFreshness, Replica orderReplica, Replica deliveryReplica) {
        return ScheduledJob.onEveryNode(
                "order-history.age",
                INTERVAL,
                () -> orderReplica
                        .asOf()
                        .flatMap(orders -> deliveryReplica.asOf().map(deliveries -> earlier(orders, deliveries)))
                        .ifPresent(viewFreshness::advanceTo));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Bean
    ScheduledJob viewGenerationsJob(HistoryCopy<?> orderCopy, HistoryCopy<?> deliveryCopy) {
        return new ScheduledJob("order-history.generations", INTERVAL, () -> {
            orderCopy.prepareGeneration();
            deliveryCopy.prepareGeneration();
        });
    }

    @Bean
    ScheduledJob retiredGenerations(ViewGenerations viewGenerations, Clock clock) {
        return new ScheduledJob(
                "order-history.retired-generations",
                CLEAN_UP_INTERVAL,
                () -> viewGenerations.deleteRetired(clock.instant().minus(RETIRED_KEPT)));
    }
}

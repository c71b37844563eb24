package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewFreshness;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Copies;
import dev.dosirak.platform.sync.Replica;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The two copies that the views are made of.
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    private static final String ORDERS = "orders";
    private static final String DELIVERIES = "deliveries";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLEAN_UP_INTERVAL = Duration.ofSeconds(10);

    /// Longer than any statement runs that may still read or write a generation that was active.
    private static final Duration RETIRED_KEPT = Duration.ofMinutes(2);

    @Bean
    Backlog orderBacklog(Copies copies) {
        return copies.backlog(ORDERS);
    }

    @Bean
    Backlog deliveryBacklog(Copies copies) {
        return copies.backlog(DELIVERIES);
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
    Replica orderReplica(Copies copies, HistoryCopy<?> orderCopy, Backlog orderBacklog) {
        return copies.inDatabase(ORDERS, orderCopy, orderBacklog);
    }

    @Bean
    Replica deliveryReplica(Copies copies, HistoryCopy<?> deliveryCopy, Backlog deliveryBacklog) {
        return copies.inDatabase(DELIVERIES, deliveryCopy, deliveryBacklog);
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

package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.events.EventsConfiguration;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.inbox.InboxConfiguration;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.watermark.PostgresWatermarks;
import dev.dosirak.platform.watermark.Watermarks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every [Subscription] bean listens from the service's start to its end, each event is applied to the service's
/// database exactly once, and failures are parked.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@Import({EventsConfiguration.class, InboxConfiguration.class, SubscriptionConfiguration.class})
public class TransactionalDelivery {

    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_NODES = Duration.ofMillis(500);
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(15);
    private static final Duration LOOK_FOR_GAUGES = Duration.ofSeconds(10);

    @Bean
    ParkedEventStore parkedEventStore(JdbcClient jdbc, Clock clock) {
        return new ParkedEventStore(jdbc, clock);
    }

    @Bean
    Watermarks watermarks(JdbcClient jdbc) {
        return new PostgresWatermarks(jdbc);
    }

    @Bean
    ListenerFactory listenerFactory(
            PlatformTransactionManager transactions,
            Inbox inbox,
            ParkedEventStore parkedEventStore,
            EventJson json,
            Watermarks watermarks,
            ObservationRegistry observations) {
        var transaction = new TransactionTemplate(transactions);
        var trace = new Trace(observations);
        return it -> new TransactionalListener(
                it, transaction, inbox, parkedEventStore, json, trace, new WatermarkRecorder(it, watermarks, json));
    }

    @Bean
    ParkedEvents parkedEvents(
            List<Subscription> subscriptions,
            KafkaSettings settings,
            ListenerFactory listeners,
            ParkedEventStore parkedEventStore,
            Inbox inbox,
            PlatformTransactionManager transactions) {
        var byPlace = new HashMap<ParkedEvents.Source, TransactionalListener>();
        for (var subscription : subscriptions) {
            if (listeners.listenerOf(subscription) instanceof TransactionalListener transactionalListener) {
                byPlace.put(
                        new ParkedEvents.Source(subscription.consumer(), settings.topic(subscription.topic())),
                        transactionalListener);
            }
        }
        return new ParkedEvents(byPlace, parkedEventStore, inbox, new TransactionTemplate(transactions));
    }

    @Bean
    FactReceiver factReceiver(
            PlatformTransactionManager transactions, Inbox inbox, JdbcClient jdbc, EventJson json, Clock clock) {
        return new FactReceiver(transactions, inbox, jdbc, json, clock);
    }

    @Bean
    ScheduledJob subscriptionGauges(JdbcClient jdbc, MeterRegistry meters) {
        return ScheduledJob.onEveryNode(
                "subscription.gauges", LOOK_FOR_GAUGES, new SubscriptionGauges(jdbc, meters)::look);
    }

    @Bean
    ScheduledJob lostNodes(
            @Value("${spring.application.name}") String service,
            KafkaSettings settings,
            List<Subscription> subscriptions,
            SubscriptionConsumers subscriptionConsumers,
            JdbcClient jdbc,
            KafkaProperties kafka) {
        var nodes = new LostNodes(
                service,
                settings,
                subscriptions,
                subscriptionConsumers,
                jdbc,
                kafka.buildAdminProperties(),
                WITHOUT_DATABASE);
        return ScheduledJob.onEveryNode("subscription.lost-nodes", LOOK_FOR_NODES, nodes::check)
                .when(nodes::isDue);
    }

    @Bean
    ScheduledJob parkedRecords(ParkedEvents parkedEvents) {
        return new ScheduledJob("parked.redrive", LOOK_FOR_DUE, parkedEvents::redriveDue);
    }
}

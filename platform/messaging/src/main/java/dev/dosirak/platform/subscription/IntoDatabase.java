package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.watermark.PostgresWatermarks;
import dev.dosirak.platform.watermark.Watermarks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Events are applied to the service's own database, with inbox and parking lot.
@Configuration(proxyBeanMethods = false)
@Import(SubscriptionConfiguration.class)
class IntoDatabase {

    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_NODES = Duration.ofMillis(500);
    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(15);
    private static final Duration LOOK_FOR_GAUGES = Duration.ofSeconds(10);

    @Bean
    ParkingLot parkingLot(JdbcClient jdbc, Clock clock) {
        return new ParkingLot(jdbc, clock);
    }

    @Bean
    Watermarks watermarks(JdbcClient jdbc) {
        return new PostgresWatermarks(jdbc);
    }

    @Bean
    ListenerFactory listenerFactory(
            PlatformTransactionManager transactions,
            Inbox inbox,
            ParkingLot lot,
            EventJson json,
            Watermarks watermarks,
            ObservationRegistry observations) {
        var transaction = new TransactionTemplate(transactions);
        var trace = new Trace(observations);
        return it -> new Listener(it, transaction, inbox, lot, json, trace, new Hearing(it, watermarks, json));
    }

    @Bean
    Parking parking(
            List<Subscription> subscriptions,
            KafkaSettings settings,
            ListenerFactory listeners,
            ParkingLot lot,
            Inbox inbox,
            PlatformTransactionManager transactions) {
        var byPlace = new HashMap<Parking.Source, Listener>();
        for (var subscription : subscriptions) {
            if (listeners.listenerOf(subscription) instanceof Listener listener) {
                byPlace.put(
                        new Parking.Source(subscription.consumer(), settings.topic(subscription.topic())), listener);
            }
        }
        return new Parking(byPlace, lot, inbox, new TransactionTemplate(transactions));
    }

    @Bean
    Intake intake(PlatformTransactionManager transactions, Inbox inbox, JdbcClient jdbc, EventJson json, Clock clock) {
        return new Intake(transactions, inbox, jdbc, json, clock);
    }

    @Bean
    Sweep listeningGauges(JdbcClient jdbc, MeterRegistry meters) {
        return Sweep.onEveryNode("subscription.gauges", LOOK_FOR_GAUGES, new ListeningGauges(jdbc, meters)::look);
    }

    @Bean
    Sweep lostNodes(
            @Value("${spring.application.name}") String service,
            KafkaSettings settings,
            List<Subscription> subscriptions,
            Listeners listeners,
            JdbcClient jdbc,
            KafkaProperties kafka) {
        var nodes = new LostNodes(
                service, settings, subscriptions, listeners, jdbc, kafka.buildAdminProperties(), WITHOUT_DATABASE);
        return Sweep.onEveryNode("subscription.lost-nodes", LOOK_FOR_NODES, nodes::look);
    }

    @Bean
    Sweep parkedRecords(Parking parking) {
        return new Sweep("parked.redrive", LOOK_FOR_DUE, parking::redriveDue);
    }
}

package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.Absences;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.DeliveryContactDetails;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryRecorder;
import dev.dosirak.delivery.dispatch.DeliverySupervision;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.Matching;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.delivery.dispatch.RiderAvailability;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.Signal;
import dev.dosirak.platform.push.StreamSettings;
import dev.dosirak.platform.push.StreamSettings.Framing;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    private static final Duration MATCHING = Duration.ofSeconds(1);
    private static final Duration OFFER_EXPIRY = Duration.ofSeconds(1);
    private static final Duration PRESENCE_CHECK = Duration.ofSeconds(5);
    private static final Duration INQUIRY = Duration.ofSeconds(30);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final int CONTACT_DETAILS_AT_A_TIME = 1_000;
    private static final int ASKED_AT_A_TIME = 200;
    private static final int PHONES_PER_RIDER = 3;

    /// A delivery or a rider needs a match.
    @Bean
    Signal matchingSignal() {
        return new Signal();
    }

    @Bean
    DeliveryRecorder deliveryRecorder(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            Transactions transactions,
            Signal matchingSignal,
            DatabaseClock clock) {
        return new DeliveryRecorder(deliveries, riders, notifications, transactions, matchingSignal::raise, clock);
    }

    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    Dispatcher dispatcher(DeliveryRecorder deliveryRecorder, Transactions transactions) {
        return new Dispatcher(deliveryRecorder, transactions);
    }

    @Bean
    RiderAvailability riderAvailability(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            Signal matchingSignal,
            DatabaseClock clock) {
        return new RiderAvailability(deliveries, riders, deliveryRecorder, transactions, matchingSignal::raise, clock);
    }

    @Bean
    Matching matching(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            DeliverySettings settings,
            Reachability reachability,
            DatabaseClock clock) {
        return new Matching(
                deliveries, riders, deliveryRecorder, transactions, settings.matching(), reachability, clock);
    }

    @Bean
    DeliverySupervision deliverySupervision(
            Deliveries deliveries,
            Riders riders,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            DatabaseClock clock) {
        return new DeliverySupervision(deliveries, riders, deliveryRecorder, transactions, clock);
    }

    @Bean
    Absences absences(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            DeliveryRecorder deliveryRecorder,
            Transactions transactions,
            Reachability reachability,
            DatabaseClock clock) {
        return new Absences(deliveries, riders, notifications, deliveryRecorder, transactions, reachability, clock);
    }

    @Bean
    OverdueDeliveries.Limits overdueLimits(DeliverySettings settings) {
        return settings.overdue().limits();
    }

    @Bean
    ScheduledJob silentRiders(Absences absences, DeliverySettings settings) {
        return new ScheduledJob("rider.silent", PRESENCE_CHECK, () -> absences.endSilent(settings.silence()));
    }

    @Bean
    ScheduledJob expiredContactDetails(DeliveryContactDetails deliveryContactDetails, DeliverySettings settings) {
        return new ScheduledJob("delivery.contact-details", HOUSEKEEPING, () -> {
            while (deliveryContactDetails.eraseOfEnded(settings.contactDetailsKept(), CONTACT_DETAILS_AT_A_TIME) > 0) {}
        });
    }

    @Bean
    Inquiry orderInquiry(
            DeliverySettings settings, ServiceToken token, Subscription orderEvents, FactReceiver factReceiver) {
        return new Inquiry(
                new HttpDataOwner(settings.orderService(), "orders", token.to("order")), orderEvents, factReceiver);
    }

    /// Whether orders still stand that nobody has picked up for long: a cancellation that was lost on its way would
    /// keep a rider running for nothing.
    @Bean
    ScheduledJob ordersNobodyCancelledHere(
            Inquiry orderInquiry, OverdueDeliveries overdueDeliveries, DeliverySettings settings) {
        return orderInquiry.job(
                "delivery.order-inquiry",
                INQUIRY,
                () -> overdueDeliveries.notPickedUp(settings.askOrderAfter(), ASKED_AT_A_TIME).stream()
                        .map(DeliveryId::value)
                        .toList());
    }

    /// On every node: they pass over what another one is working on. Now and then in any case, because other nodes'
    /// events raise no signal here and riders move.
    @Bean
    Loop matchingLoop(Matching matching, Signal matchingSignal) {
        return new Loop("delivery.matching", () -> matchingSignal.await(MATCHING), matching::offerAll);
    }

    @Bean
    ScheduledJob unansweredOffers(Matching matching) {
        return new ScheduledJob("delivery.unanswered", OFFER_EXPIRY, matching::expireAll);
    }

    @Bean
    StreamSettings streamSettings(DeliverySettings settings) {
        return new StreamSettings(
                PHONES_PER_RIDER, settings.heartbeat(), settings.notificationsKept(), Framing.WELCOME);
    }
}

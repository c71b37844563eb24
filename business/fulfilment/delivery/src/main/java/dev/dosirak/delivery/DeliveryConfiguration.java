package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.Absences;
import dev.dosirak.delivery.dispatch.Crew;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.Doors;
import dev.dosirak.delivery.dispatch.Matching;
import dev.dosirak.delivery.dispatch.Overdue;
import dev.dosirak.delivery.dispatch.Shifts;
import dev.dosirak.delivery.dispatch.Supervisor;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.push.StreamSettings;
import dev.dosirak.platform.push.StreamSettings.Framing;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Inquiry;
import io.micrometer.core.instrument.MeterRegistry;
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

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ROLL_CALL = Duration.ofSeconds(5);
    private static final Duration INQUIRY = Duration.ofSeconds(30);
    private static final Duration GAUGE = Duration.ofSeconds(10);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final int DOORS_AT_A_TIME = 1_000;
    private static final int PHONES_PER_RIDER = 3;

    @Bean
    Doorbell doorbell() {
        return new Doorbell();
    }

    @Bean
    Crew crew(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            Transactions transactions,
            Doorbell doorbell,
            DatabaseClock clock) {
        return new Crew(deliveries, riders, notifications, transactions, doorbell::ring, clock);
    }

    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    Dispatcher dispatcher(Crew crew, Transactions transactions) {
        return new Dispatcher(crew, transactions);
    }

    @Bean
    Shifts shifts(
            Deliveries deliveries,
            Riders riders,
            Crew crew,
            Transactions transactions,
            Doorbell doorbell,
            DatabaseClock clock) {
        return new Shifts(deliveries, riders, crew, transactions, doorbell::ring, clock);
    }

    @Bean
    Matching matching(
            Deliveries deliveries,
            Riders riders,
            Crew crew,
            Transactions transactions,
            DeliverySettings settings,
            Reachability reachability,
            DatabaseClock clock) {
        return new Matching(deliveries, riders, crew, transactions, settings.matching(), reachability, clock);
    }

    @Bean
    Supervisor deliverySupervisor(
            Deliveries deliveries, Riders riders, Crew crew, Transactions transactions, DatabaseClock clock) {
        return new Supervisor(deliveries, riders, crew, transactions, clock);
    }

    @Bean
    Absences absences(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            Crew crew,
            Transactions transactions,
            Reachability reachability,
            DatabaseClock clock) {
        return new Absences(deliveries, riders, notifications, crew, transactions, reachability, clock);
    }

    @Bean
    Overdue.Patience patience(DeliverySettings settings) {
        return settings.overdue().patience();
    }

    @Bean
    Sweep silentRiders(Absences absences, DeliverySettings settings) {
        return new Sweep("rider.silent", ROLL_CALL, () -> absences.endSilent(settings.silence()));
    }

    @Bean
    Sweep overdueDeliveries(Overdue overdue, Overdue.Patience patience, MeterRegistry meters) {
        return Sweep.onEveryNode("delivery.overdue", GAUGE, new OverdueGauge(overdue, patience, meters));
    }

    @Bean
    Sweep oldDoors(Doors doors, DeliverySettings settings) {
        return new Sweep("delivery.doors", HOUSEKEEPING, () -> {
            while (doors.forget(settings.doorsKept(), DOORS_AT_A_TIME) > 0) {}
        });
    }

    @Bean
    Inquiry orderInquiry(DeliverySettings settings, ServiceToken token, Subscription orderEvents, Intake intake) {
        return new Inquiry(new HttpOwner(settings.orderService(), "orders", token.to("order")), orderEvents, intake);
    }

    /// A cancellation that was lost on its way would keep a rider running for nothing.
    @Bean
    Sweep ordersNobodyCancelledHere(Overdue overdue, Inquiry orderInquiry, DeliverySettings settings) {
        return new Sweep(
                "delivery.order-inquiry", INQUIRY, new Asking(overdue, orderInquiry, settings.askOrderAfter())::ask);
    }

    /// On every node: they pass over what another one is working on.
    @Bean
    Loop matchingLoop(Matching matching, Doorbell doorbell) {
        return new Loop("delivery.matching", doorbell, matching::offerAll);
    }

    @Bean
    Sweep unansweredOffers(Matching matching) {
        return new Sweep("delivery.unanswered", LOOK, matching::expireAll);
    }

    @Bean
    StreamSettings streamSettings(DeliverySettings settings) {
        return new StreamSettings(
                PHONES_PER_RIDER, settings.heartbeat(), settings.notificationsKept(), Framing.WELCOME);
    }
}

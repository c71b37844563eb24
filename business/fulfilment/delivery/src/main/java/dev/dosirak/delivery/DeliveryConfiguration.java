package dev.dosirak.delivery;

import dev.dosirak.delivery.MatchingLoop.Doorbell;
import dev.dosirak.delivery.dispatch.Crew;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.Matching;
import dev.dosirak.delivery.dispatch.Shifts;
import dev.dosirak.delivery.dispatch.Transactions;
import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.delivery.rider.Terminals;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    @Bean
    Doorbell doorbell() {
        return new Doorbell();
    }

    @Bean
    Crew crew(
            Deliveries deliveries,
            Riders riders,
            Bells bells,
            Terminals terminals,
            Transactions transactions,
            Doorbell doorbell) {
        return new Crew(deliveries, riders, bells, terminals, transactions, doorbell::ring);
    }

    @Bean
    Dispatcher dispatcher(Deliveries deliveries, Crew crew, Transactions transactions, Clock clock) {
        return new Dispatcher(deliveries, crew, transactions, clock);
    }

    @Bean
    Shifts shifts(
            Deliveries deliveries,
            Riders riders,
            Crew crew,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        return new Shifts(deliveries, riders, crew, transactions, doorbell::ring, clock);
    }

    @Bean
    Matching matching(
            Deliveries deliveries,
            Riders riders,
            Crew crew,
            Transactions transactions,
            DeliverySettings settings,
            Clock clock) {
        return new Matching(deliveries, riders, crew, transactions, settings.matching(), clock);
    }

    @Bean
    MatchingLoop matchingLoop(Matching matching, Doorbell doorbell) {
        return new MatchingLoop(matching::offerAll, doorbell);
    }

    @Bean
    Sweep unansweredOffers(Matching matching) {
        return new Sweep("delivery.unanswered", LOOK, matching::expireAll);
    }

    @Bean
    Sweep oldBells(Bells bells, Clock clock, DeliverySettings settings) {
        return new Sweep(
                "rider.bells",
                HOUSEKEEPING,
                () -> bells.forgetBefore(clock.instant().minus(settings.bellsKept())));
    }
}

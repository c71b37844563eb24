package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.Faults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.PgPayments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside.
@Configuration(proxyBeanMethods = false)
class PgSimulatorConfiguration {

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    Gateway gateway(Cards cards, PgPayments pgPayments, Faults faults, Clock clock) {
        return new Gateway(cards, pgPayments, faults, clock);
    }
}

package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.Faults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Payments;
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
    Gateway gateway(Cards cards, Payments payments, Faults faults, Clock clock) {
        return new Gateway(cards, payments, faults, clock);
    }
}

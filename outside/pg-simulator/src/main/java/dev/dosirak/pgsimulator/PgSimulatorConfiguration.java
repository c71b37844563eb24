package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.CardPayments;
import dev.dosirak.pgsimulator.gateway.Cards;
import dev.dosirak.pgsimulator.gateway.Faults;
import dev.dosirak.pgsimulator.gateway.Gateway;
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
    Gateway gateway(Cards cards, CardPayments cardPayments, Faults faults, Clock clock) {
        return new Gateway(cards, cardPayments, faults, clock);
    }
}

package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.Books;
import dev.dosirak.pgsimulator.gateway.Gateways;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside.
@Configuration(proxyBeanMethods = false)
class PgSimulatorConfiguration {

    @Bean
    Gateways gateways(Books books, Clock clock) {
        return new Gateways(books, clock);
    }
}

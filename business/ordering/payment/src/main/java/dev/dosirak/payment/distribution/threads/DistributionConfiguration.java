package dev.dosirak.payment.distribution.threads;

import dev.dosirak.payment.distribution.ContractedRates;
import dev.dosirak.payment.distribution.Distributor;
import dev.dosirak.payment.distribution.GatewayContracts;
import dev.dosirak.payment.distribution.GatewayHealth;
import dev.dosirak.payment.distribution.GatewayOperation;
import dev.dosirak.payment.distribution.GatewaySettings;
import dev.dosirak.payment.distribution.GatewayTable;
import dev.dosirak.payment.distribution.RateLeases;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DistributionConfiguration {

    /// The node's own time, which goes on when the machine's clock is set.
    private static final InstantSource STOPWATCH = stopwatch();

    @Bean
    GatewayHealth gatewayHealth() {
        return new GatewayHealth(STOPWATCH);
    }

    @Bean
    GatewayTable gatewayTable(GatewayContracts contracts, GatewaySettings settings) {
        return new GatewayTable(contracts.terms(), settings, STOPWATCH);
    }

    @Bean
    ContractedRates contractedRates(RateLeases leases, GatewayContracts contracts) {
        return new ContractedRates(leases, contracts.mostNodes(), STOPWATCH);
    }

    @Bean
    Distributor distributor(GatewayTable table, GatewayHealth health, ContractedRates rates) {
        return new Distributor(table, health, rates);
    }

    @Bean
    GatewayOperation gatewayOperation(GatewayTable table, GatewaySettings settings) {
        return new GatewayOperation(table, settings);
    }

    private static InstantSource stopwatch() {
        var begun = Instant.now();
        long nanos = System.nanoTime();
        return () -> begun.plusNanos(System.nanoTime() - nanos);
    }
}

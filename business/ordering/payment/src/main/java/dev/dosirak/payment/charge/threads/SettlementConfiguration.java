package dev.dosirak.payment.charge.threads;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.sweep.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(1);

    @Bean
    SettlementWorkers settlementWorkers(
            Cashier cashier,
            Payments payments,
            Clock clock,
            MeterRegistry meters,
            @Value("${dosirak.payment.in-flight}") int inFlight) {
        return new SettlementWorkers(cashier, payments, clock, meters, inFlight);
    }

    @Bean
    Sweep duePayments(SettlementWorkers workers) {
        return Sweep.onEveryNode("payment.due", LOOK_FOR_DUE, workers::sweep);
    }
}

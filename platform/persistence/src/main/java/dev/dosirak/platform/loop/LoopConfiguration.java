package dev.dosirak.platform.loop;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every [SupervisedTask] bean runs, and `loops` in the readiness group tells which do not.
@Configuration(proxyBeanMethods = false)
public class LoopConfiguration {

    @Bean
    Supervisor supervisor(ObjectProvider<SupervisedTask> things, MeterRegistry meters) {
        var supervisor = new Supervisor(meters);
        things.forEach(supervisor::supervise);
        return supervisor;
    }

    @Bean
    HealthIndicator loopsHealthIndicator(Supervisor supervisor) {
        return () -> {
            var lost = supervisor.lost();
            return lost.isEmpty()
                    ? Health.up().build()
                    : Health.outOfService().withDetail("lost", lost).build();
        };
    }
}

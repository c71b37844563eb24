package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sweep.Sweeper;
import dev.dosirak.platform.watermark.MemoryWatermarks;
import dev.dosirak.platform.watermark.Watermarks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every node hears everything, into its own memory.
@Configuration(proxyBeanMethods = false)
@Import(SubscriptionConfiguration.class)
class IntoMemory {

    @Bean
    Watermarks watermarks() {
        return new MemoryWatermarks();
    }

    @Bean
    ListenerFactory listenerFactory(EventJson json, Watermarks watermarks, Clock clock) {
        return it -> new EveryNodeListener(it, json, new Hearing(it, watermarks, json), clock);
    }

    @Bean
    Sweeper sweeper(List<Sweep> sweeps, Supervisor supervisor, MeterRegistry meters) {
        return new Sweeper(supervisor, Optional.empty(), meters).run(sweeps);
    }
}

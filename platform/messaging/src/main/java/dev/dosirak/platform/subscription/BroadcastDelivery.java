package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.events.EventsConfiguration;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.watermark.MemoryWatermarks;
import dev.dosirak.platform.watermark.Watermarks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The service keeps copies in memory: every [Subscription] bean listens on every node.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@Import({EventsConfiguration.class, SubscriptionConfiguration.class})
public class BroadcastDelivery {

    @Bean
    Watermarks watermarks() {
        return new MemoryWatermarks();
    }

    @Bean
    ListenerFactory listenerFactory(EventJson json, Watermarks watermarks, Clock clock) {
        return it -> new BroadcastListener(it, json, new WatermarkRecorder(it, watermarks, json), clock);
    }

    @Bean
    JobScheduler jobScheduler(ObjectProvider<ScheduledJob> scheduledJobs, Supervisor supervisor, MeterRegistry meters) {
        return new JobScheduler(supervisor, Optional.empty(), meters)
                .run(scheduledJobs.stream().toList());
    }
}

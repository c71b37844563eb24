package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventsConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The service keeps copies in memory: every
/// [Subscription] bean listens on every node.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@Import({EventsConfiguration.class, BroadcastDelivery.class})
public @interface UsesKafkaBroadcast {}

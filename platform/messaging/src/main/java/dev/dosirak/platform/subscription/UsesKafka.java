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

/// The service receives events into its database ([UsesPostgres][dev.dosirak.platform.postgres.UsesPostgres]): every
/// [Subscription] bean listens from the service's
/// start to its end, each event is applied exactly once, and failures are parked.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@Import({EventsConfiguration.class, TransactionalDelivery.class})
public @interface UsesKafka {}

package dev.dosirak.platform.subscription;

import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation.DefaultKafkaListenerObservationConvention;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/// Carries on the trace that a record came with, and counts and times what is done about it
/// (`spring.kafka.listener`).
final class Trace {

    private final ObservationRegistry observations;

    Trace(ObservationRegistry observations) {
        this.observations = observations;
    }

    void follow(String consumer, ConsumerRecord<byte[], byte[]> record, Runnable work) {
        KafkaListenerObservation.LISTENER_OBSERVATION
                .observation(
                        null,
                        DefaultKafkaListenerObservationConvention.INSTANCE,
                        () -> new KafkaRecordReceiverContext(record, consumer, () -> null),
                        observations)
                .observe(work);
    }
}

package dev.dosirak.platform.subscription;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a service uses Kafka, under `dosirak.kafka`.
///
/// @param topicPrefix put before every topic and group, for clusters shared with others
/// @param partitions of a topic this service creates
/// @param replication of a topic this service creates; -1 leaves it to the broker
/// @param concurrency consumer threads per subscription
/// @param node this node's lasting name within its service, empty when nodes come and go
@ConfigurationProperties(prefix = "dosirak.kafka", ignoreUnknownFields = false)
record KafkaSettings(
        @DefaultValue("") String topicPrefix,
        @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replication,
        @DefaultValue("1") int concurrency,
        @DefaultValue("") String node) {

    Optional<Short> replicas() {
        return replication < 0 ? Optional.empty() : Optional.of(replication);
    }

    String topic(String name) {
        return topicPrefix + name;
    }
}

package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListener;

/// Lets a node's own memory hear everything since shortly before the node was started, however late Kafka
/// answers: what a full import misses because it happened meanwhile is heard.
final class EveryNodeListener implements MessageListener<String, String>, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(EveryNodeListener.class);
    private static final Duration BEFORE_THE_START = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final EventJson json;
    private final long since;
    private final Set<TopicPartition> placed = new HashSet<>();

    EveryNodeListener(Subscription subscription, EventJson json, Clock clock) {
        this.subscription = subscription;
        this.json = json;
        this.since = clock.instant().minus(BEFORE_THE_START).toEpochMilli();
    }

    @Override
    public void onMessage(ConsumerRecord<String, String> record) {
        var heard = Heard.of(record);
        subscription.effectOf(heard.type()).ifPresent(effect -> {
            try {
                heard.apply(effect, json);
            } catch (Heard.Unreadable e) {
                log.error("{} skips an unreadable {} {}", subscription.consumer(), heard.type(), heard.key(), e);
            }
        });
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var fresh = partitions.stream().filter(placed::add).collect(Collectors.toMap(it -> it, _ -> since));
        consumer.offsetsForTimes(fresh).forEach((partition, found) -> {
            if (found != null) {
                consumer.seek(partition, found.offset());
            }
        });
    }
}

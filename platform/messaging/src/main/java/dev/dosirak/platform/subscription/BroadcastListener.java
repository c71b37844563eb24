package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListener;

/// Lets a node's own memory receive everything since shortly before the node was started, however late Kafka
/// answers: what a full import misses because it happened meanwhile is received.
///
/// Nothing is parked here. A record that cannot be applied is skipped with an error in the log, and the copy is told
/// what it was about; where the record does not even say that, the copy finds it when it compares itself with its
/// owner.
final class BroadcastListener implements MessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(BroadcastListener.class);
    private static final Duration BEFORE_THE_START = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final EventJson json;
    private final WatermarkRecorder watermarkRecorder;
    private final long since;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    BroadcastListener(Subscription subscription, EventJson json, WatermarkRecorder watermarkRecorder, Clock clock) {
        this.subscription = subscription;
        this.json = json;
        this.watermarkRecorder = watermarkRecorder;
        this.since = clock.instant().minus(BEFORE_THE_START).toEpochMilli();
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        var incomingEvent = IncomingEvent.of(record);
        subscription.effectOf(incomingEvent.type()).ifPresent(effect -> apply(incomingEvent, effect));
        watermarkRecorder.record(List.of(record));
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private void apply(IncomingEvent incomingEvent, Subscription.Effect<?> effect) {
        for (int attempt = 1; ; attempt++) {
            try {
                incomingEvent.apply(effect, json);
                return;
            } catch (RuntimeException | StackOverflowError e) { // the others must be heard whatever this one is
                if (e instanceof IncomingEvent.UnreadableEvent || attempt >= TransactionalListener.ATTEMPTS) {
                    log.error(
                            "{} skips {} {} ({}-{}@{})",
                            subscription.consumer(),
                            incomingEvent.type(),
                            SafeText.text(incomingEvent.key(), 100),
                            incomingEvent.topic(),
                            incomingEvent.partition(),
                            incomingEvent.offset(),
                            e);
                    incomingEvent.subject().ifPresent(subscription.whenSkipped());
                    return;
                }
            }
        }
    }

    /// Goes on where it was, or begins shortly before the node's start. Where nothing was published since then,
    /// that is the end as it was before we asked: what comes after the question is behind it.
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var fresh =
                partitions.stream().filter(it -> !next.containsKey(it)).collect(Collectors.toMap(it -> it, _ -> since));
        consumer.offsetsForTimes(fresh)
                .forEach((partition, found) ->
                        next.put(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
        partitions.forEach(it -> {
            var place = next.get(it);
            if (place != null) {
                consumer.seek(it, place);
            }
        });
    }
}

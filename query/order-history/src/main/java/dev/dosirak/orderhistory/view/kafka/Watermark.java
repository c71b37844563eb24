package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.Freshness;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds out how far we have heard: it remembers where the topics end now, and says so once all nodes together
/// have come past that. It works under load as in silence, and while Kafka is away it says nothing, so that our
/// views grow old as they should.
@Configuration(proxyBeanMethods = false)
class Watermark implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Watermark.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 5;

    private final Freshness freshness;
    private final Clock clock;
    private final Map<String, Object> connection;
    private final List<String> topics;
    private final String group;
    private @Nullable Admin admin;
    private @Nullable Ends ahead;

    Watermark(
            Freshness freshness,
            Clock clock,
            KafkaProperties kafka,
            @Value("${dosirak.kafka.topic-prefix}") String topicPrefix) {
        this.freshness = freshness;
        this.clock = clock;
        this.connection = kafka.buildAdminProperties();
        this.topics = List.of(topicPrefix + "order.events", topicPrefix + "delivery.events");
        this.group = topicPrefix + OrderEventsListener.CONSUMER;
    }

    /// Where the topics ended at a moment.
    private record Ends(Instant at, Map<TopicPartition, Long> offsets) {}

    @Bean
    Sweep howFarWeHaveHeard() {
        return Sweep.onEveryNode("order-history.watermark", LOOK_EVERY, this::look);
    }

    private synchronized void look() {
        try {
            var kafka = admin();
            var ends = ahead == null ? endsNow(kafka) : ahead;
            ahead = ends;
            if (passed(kafka, ends)) {
                freshness.reached(ends.at());
                ahead = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Kafka does not say how far we have heard: {}", e.toString());
        }
    }

    private Ends endsNow(Admin kafka) throws InterruptedException, ExecutionException, TimeoutException {
        var at = clock.instant();
        var partitions = answer(kafka.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(it -> new TopicPartition(topic.name(), it)))
                .toList();
        return new Ends(at, offsets(kafka, partitions, OffsetSpec.latest()));
    }

    /// A partition of which nothing was ever read is passed when nothing is left in it to read.
    private boolean passed(Admin kafka, Ends ends) throws InterruptedException, ExecutionException, TimeoutException {
        var read = answer(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var unread = offsets(kafka, ends.offsets().keySet(), OffsetSpec.earliest());
        return ends.offsets().entrySet().stream().allMatch(end -> {
            var ours = read.get(end.getKey());
            var next = ours == null ? unread.getOrDefault(end.getKey(), 0L) : Long.valueOf(ours.offset());
            return next >= end.getValue();
        });
    }

    private static Map<TopicPartition, Long> offsets(
            Admin kafka, Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return answer(kafka.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(connection);
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}

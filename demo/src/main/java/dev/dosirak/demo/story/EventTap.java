package dev.dosirak.demo.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.demo.local.KafkaClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Listens to the services' topics from now on. Belongs to no group and leaves no trace.
final class EventTap implements AutoCloseable {

    private static final Duration REACHABLE = Duration.ofSeconds(3);

    /// A broker that is there answers, however busy its machine is: in the first minutes the start-up cache is
    /// recorded.
    private static final Duration ANSWERS = Duration.ofSeconds(20);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final long NEW_TOPICS_NANOS = Duration.ofMillis(500).toNanos();

    private final KafkaConsumer<String, String> consumer;
    private final Set<String> topics;
    private final Consumer<TappedEvent> listener;
    private final Thread thread;

    /// @param key  the aggregate's id
    /// @param type like `order.placed.v1`
    record TappedEvent(String key, String type) {}

    private EventTap(KafkaConsumer<String, String> consumer, Set<String> topics, Consumer<TappedEvent> listener) {
        this.consumer = consumer;
        this.topics = topics;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("event-tap").unstarted(this::listen);
    }

    /// @throws KafkaException when there is no broker
    static EventTap open(String bootstrapServers, Set<String> topics, Consumer<TappedEvent> listener) {
        knock(bootstrapServers);
        var settings = KafkaClient.settings(bootstrapServers);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWERS.toMillis());
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            var there = partitions(consumer, topics);
            consumer.assign(there);
            consumer.seekToEnd(there);
            there.forEach(consumer::position);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
        var tap = new EventTap(consumer, topics, listener);
        tap.thread.start();
        return tap;
    }

    /// Kafka's own client would keep trying for seconds, and complain meanwhile.
    private static void knock(String bootstrapServers) {
        var first = URI.create("kafka://" + bootstrapServers.split(",")[0].strip());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(first.getHost(), first.getPort()), 1_000);
        } catch (IOException | IllegalArgumentException e) {
            throw new KafkaException("Nobody answers at " + bootstrapServers, e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, Set<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(it -> topics.contains(it.getKey()))
                .flatMap(it -> it.getValue().stream())
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
    }

    private void listen() {
        long lookAgain = System.nanoTime() + NEW_TOPICS_NANOS;
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                poll();
                if (System.nanoTime() - lookAgain > 0) {
                    lookForNewTopics();
                    lookAgain = System.nanoTime() + NEW_TOPICS_NANOS;
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (KafkaException e) {
            listener.accept(new TappedEvent("", "the events are no longer heard: " + e.getMessage()));
        }
    }

    /// Kafka's client refuses to be asked while there is no topic at all.
    private void poll() {
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            return;
        }
        for (var message : consumer.poll(POLL_INTERVAL)) {
            listener.accept(new TappedEvent(message.key(), type(message)));
        }
    }

    private void lookForNewTopics() {
        try {
            takeUpNewTopics();
        } catch (TimeoutException e) {
            // A busy broker; what is listened to already is heard on.
        }
    }

    /// The first order of all creates topics; nothing in them is missed.
    private void takeUpNewTopics() {
        var known = consumer.assignment();
        var fresh = partitions(consumer, topics).stream()
                .filter(it -> !known.contains(it))
                .toList();
        if (!fresh.isEmpty()) {
            var all = new ArrayList<>(known);
            all.addAll(fresh);
            consumer.assign(new HashSet<>(all));
            consumer.seekToBeginning(fresh);
        }
    }

    private static String type(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader("ce_type");
        return header == null ? message.topic() : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}

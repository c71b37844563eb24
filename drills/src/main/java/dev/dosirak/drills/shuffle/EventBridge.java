package dev.dosirak.drills.shuffle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.drill.DrillRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Carries events from the topics that outboxes are published to, to those that services read: once and in
/// order, or, while it shuffles, each after a time of its own and many of them twice.
final class EventBridge implements AutoCloseable {

    /// Of the topics that services read.
    static final String PREFIX = "bridged.";

    private static final Pattern PUBLISHED = Pattern.compile("(?!" + Pattern.quote(PREFIX) + ").*\\.events");
    private static final String GROUP = "drill-shuffle-bridge";
    private static final String TYPE = "ce_type";

    /// Says that everything before it has come: nobody can say so while events are shuffled.
    private static final String HEARTBEAT = "platform.heartbeat.v1";

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long LONGEST_MILLIS = 8_000;
    private static final double TWICE = 0.5;

    private final DrillRun run;
    private final SplittableRandom random;
    private final AtomicBoolean shuffles = new AtomicBoolean();
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private final Map<String, Long> lastCarried = new HashMap<>();
    private final List<Carried> carried = new CopyOnWriteArrayList<>();
    private long number;
    private Thread thread = new Thread();

    EventBridge(DrillRun run) {
        this.run = run;
        this.random = run.random();
    }

    /// @param due when it is carried on, in nanoseconds of this process
    /// @param number in the order in which they came here
    private record Held(long due, long number, ConsumerRecord<byte[], byte[]> event, boolean again)
            implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }
    }

    /// How an event came.
    enum How {
        IN_ORDER,
        /// After one of the same thing that happened later.
        OVERTAKEN,
        AGAIN
    }

    record Carried(Instant at, How how) {}

    /// To be called as soon as Kafka is there.
    void start() {
        thread = Thread.ofPlatform().name("event-bridge").start(this::carry);
    }

    void shuffle() {
        shuffles.set(true);
    }

    /// What is held is carried on at once, in whatever order.
    void straighten() {
        shuffles.set(false);
    }

    /// What was carried so far, without heartbeats.
    List<Carried> all() {
        return List.copyOf(carried);
    }

    private void carry() {
        var settings = run.platform().stores().kafka();
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        var consuming = new ByteArrayDeserializer();
        var producing = new ByteArraySerializer();
        try (var from = new KafkaConsumer<>(settings, consuming, new ByteArrayDeserializer());
                var to = new KafkaProducer<>(settings, producing, new ByteArraySerializer())) {
            from.subscribe(PUBLISHED);
            while (!Thread.currentThread().isInterrupted()) {
                from.poll(POLL).forEach(this::take);
                release(to);
            }
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        long now = System.nanoTime();
        if (!shuffles.get()) {
            hold(now, event, false);
        } else if (!isHeartbeat(event)) {
            hold(later(now), event, false);
            if (random.nextDouble() < TWICE) {
                hold(later(now), event, true);
            }
        }
    }

    private void hold(long due, ConsumerRecord<byte[], byte[]> event, boolean again) {
        held.add(new Held(due, number++, event, again));
    }

    private long later(long now) {
        return now + Duration.ofMillis(random.nextLong(LONGEST_MILLIS)).toNanos();
    }

    private void release(KafkaProducer<byte[], byte[]> to) {
        long now = shuffles.get() ? System.nanoTime() : Long.MAX_VALUE;
        var due = new ArrayList<Held>();
        for (var next = held.peek(); next != null && next.due() <= now; next = held.peek()) {
            due.add(held.remove());
        }
        due.forEach(it -> {
            var event = it.event();
            to.send(new ProducerRecord<>(
                    PREFIX + event.topic(), null, event.timestamp(), event.key(), event.value(), event.headers()));
            if (!isHeartbeat(event)) {
                carried.add(new Carried(Instant.now(), how(it)));
            }
        });
    }

    private How how(Held it) {
        var event = it.event();
        var thing = event.topic() + new String(event.key(), UTF_8);
        boolean overtaken = lastCarried.merge(thing, event.offset(), Math::max) > event.offset();
        return it.again() ? How.AGAIN : overtaken ? How.OVERTAKEN : How.IN_ORDER;
    }

    private static boolean isHeartbeat(ConsumerRecord<byte[], byte[]> event) {
        var type = event.headers().lastHeader(TYPE);
        return type != null && new String(type.value(), UTF_8).equals(HEARTBEAT);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}

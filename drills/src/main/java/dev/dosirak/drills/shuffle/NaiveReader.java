package dev.dosirak.drills.shuffle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.drill.DrillRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A kitchen and a cash desk as they are often written: cooks when it hears 'paid', stops when it hears
/// 'called off', gives money back when it hears of a refund; each time that it hears it. It saves its
/// position before its work is done.
final class NaiveReader implements AutoCloseable {

    private static final String TOPIC = EventBridge.PREFIX + "order.events";
    private static final String GROUP = "drill-shuffle-naive-reader";
    private static final Duration POLL = Duration.ofMillis(100);

    /// It works on whatever has come within this time.
    private static final Duration BATCH = Duration.ofSeconds(1);

    private static final long QUIET_BATCHES = 5;

    private final DrillRun run;
    private final Map<UUID, Order> orders = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<ConsumerRecord<byte[], byte[]>> inHand = new ConcurrentLinkedQueue<>();
    private volatile long quietBatches;
    private volatile boolean hasDied;
    private Thread thread = new Thread();

    NaiveReader(DrillRun run) {
        this.run = run;
    }

    /// What it has done for an order.
    ///
    /// @param cooks what it would say of the order now
    record Order(boolean cooks, int cooked, int givenBack) {

        static final Order NONE = new Order(false, 0, 0);

        Order hears(String type) {
            return switch (type) {
                case "order.paid.v1" -> new Order(true, cooked + 1, givenBack);
                case "order.cancelled.v1" -> new Order(false, cooked, givenBack);
                case "order.refund-requested.v1" -> new Order(cooks, cooked, givenBack + 1);
                default -> this;
            };
        }
    }

    void start() {
        thread = Thread.ofPlatform().name("naive-reader").start(this::read);
    }

    /// What it has in hand is lost, and it begins where it has saved that it is.
    void die() {
        hasDied = true;
    }

    Order of(UUID order) {
        return orders.getOrDefault(order, Order.NONE);
    }

    /// Returns when it has read everything: when no news has come for five seconds.
    void awaitEnd() throws InterruptedException {
        quietBatches = 0;
        while (quietBatches < QUIET_BATCHES && thread.isAlive()) {
            Thread.sleep(POLL);
        }
    }

    private void read() {
        var settings = run.platform().stores().kafka();
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (!Thread.currentThread().isInterrupted()) {
                var news = consumer.poll(POLL);
                quietBatches = isQuiet(news) ? quietBatches + 1 : 0;
                consumer.commitSync();
                news.forEach(inHand::add);
                work();
                Thread.sleep(BATCH);
            }
        } catch (InterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Heartbeats never end.
    private static boolean isQuiet(ConsumerRecords<byte[], byte[]> news) {
        for (var it : news) {
            var type = it.headers().lastHeader("ce_type");
            if (type != null && new String(type.value(), UTF_8).startsWith("order.")) {
                return false;
            }
        }
        return true;
    }

    private void work() {
        if (hasDied && !inHand.isEmpty()) {
            inHand.clear();
            hasDied = false;
        }
        for (var next = inHand.poll(); next != null; next = inHand.poll()) {
            var type = next.headers().lastHeader("ce_type");
            if (type != null) {
                var said = new String(type.value(), UTF_8);
                orders.merge(
                        UUID.fromString(new String(next.key(), UTF_8)),
                        Order.NONE.hears(said),
                        (before, _) -> before.hears(said));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}

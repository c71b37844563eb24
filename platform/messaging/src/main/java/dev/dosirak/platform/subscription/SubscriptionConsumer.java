package dev.dosirak.platform.subscription;

import dev.dosirak.platform.loop.SupervisedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.FixedBackOff;

/// One subscription's consumers. They end of an `Error`, of a broker that will not have them (authorization), and
/// when somebody else comes under their name (fencing); each life is a container of its own.
final class SubscriptionConsumer implements SupervisedTask {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionConsumer.class);
    private static final long PAUSE_MILLIS = 500;

    /// Kafka's own `max.poll.interval.ms`: by then its partitions have gone to others.
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(5);

    private final String name;
    private final Supplier<ConcurrentMessageListenerContainer<byte[], byte[]>> newContainer;
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> current;
    private volatile boolean standby;
    private boolean started;

    /// Of the current container's consumers; a consumer has some hundred, and is looked at several times a
    /// second.
    private volatile List<Metric> sincePolls = List.of();

    SubscriptionConsumer(String name, Supplier<ConcurrentMessageListenerContainer<byte[], byte[]>> life) {
        this.name = name;
        this.newContainer = life;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        end();
        started = true;
        if (!standby) {
            begin();
        }
    }

    private void begin() {
        var container = newContainer.get();
        var patient = new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        patient.setRetryListeners(new Failures());
        container.setCommonErrorHandler(patient);
        sincePolls = List.of();
        current = container;
        container.start();
    }

    @Override
    public synchronized void stop() {
        started = false;
        end();
    }

    private void end() {
        var container = current;
        current = null;
        if (container != null) {
            container.stop();
        }
    }

    /// While it stands by it receives nothing and holds nothing, and lives nevertheless.
    synchronized void setStandby(boolean now) {
        if (standby != now) {
            standby = now;
            log.warn("{} {}", name, now ? "stands by" : "goes on");
            if (now) {
                end();
            } else if (started) {
                begin();
            }
        }
    }

    @Override
    public boolean isAlive() {
        return standby || isReceiving();
    }

    boolean isReceiving() {
        var container = current;
        return container != null
                && container.isRunning()
                && container.getContainers().stream().allMatch(it -> it.isRunning());
    }

    @Override
    public boolean isStuck() {
        var container = current;
        return container != null
                && sincePolls(container).stream()
                        .anyMatch(it ->
                                it.metricValue() instanceof Double seconds && seconds > LONGEST_BATCH.toSeconds());
    }

    /// One of each consumer; they are there once it has begun.
    private List<Metric> sincePolls(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        var known = sincePolls;
        if (known.size() < container.getConcurrency()) {
            known = container.metrics().values().stream()
                    .flatMap(client -> client.entrySet().stream())
                    .filter(it -> it.getKey().name().equals("last-poll-seconds-ago"))
                    .<Metric>map(Map.Entry::getValue)
                    .toList();
            sincePolls = known;
        }
        return known;
    }

    @Override
    public long failures() {
        return failures.get();
    }

    private final class Failures implements RetryListener {
        @Override
        public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
            failures.incrementAndGet();
        }

        @Override
        public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception e, int attempt) {
            failures.incrementAndGet();
        }
    }
}

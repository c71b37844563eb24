package dev.dosirak.platform.subscription;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sees to it that the topics a service writes and reads exist, beside its start: it never waits for Kafka.
final class Topics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final int ANSWER_SECONDS = 10;

    private final String service;
    private final KafkaSettings settings;
    private final Collection<String> names;
    private final Map<String, Object> connection;
    private volatile @Nullable Thread worker;

    Topics(String service, KafkaSettings settings, Collection<String> names, Map<String, Object> connection) {
        this.service = service;
        this.settings = settings;
        this.names = names;
        this.connection = connection;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name(service + "-topics").start(this::createWhenPossible);
    }

    private void createWhenPossible() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var admin = Admin.create(connection)) {
                create(admin);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                log.info("Topics of {} wait for Kafka: {}", service, String.valueOf(e.getMessage()));
            }
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var wanted = names.stream()
                .map(it -> new NewTopic(settings.topic(it), settings.partitions(), settings.replication()))
                .toList();
        for (var created : admin.createTopics(wanted).values().values()) {
            try {
                created.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void stop() {
        var running = worker;
        if (running != null) {
            running.interrupt();
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}

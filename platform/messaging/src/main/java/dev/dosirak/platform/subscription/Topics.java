package dev.dosirak.platform.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that the topics a service writes and reads exist, and are there again when somebody has deleted them.
///
/// A topic with one replica on a cluster of several brokers is lost with the first disk. It is not created, and one
/// that is there already is complained of.
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final int ANSWER_SECONDS = 10;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private final Collection<String> names;
    private final Map<String, Object> connection;
    private final Brokers brokers;
    private volatile boolean looked;

    /// Counts them.
    @FunctionalInterface
    interface Brokers {
        int of(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }

    Topics(KafkaSettings settings, Collection<String> names, Map<String, Object> connection) {
        this(
                settings,
                names,
                connection,
                admin -> answer(admin.describeCluster().nodes()).size());
    }

    Topics(KafkaSettings settings, Collection<String> names, Map<String, Object> connection, Brokers brokers) {
        this.settings = settings;
        this.names = names;
        this.connection = connection;
        this.brokers = brokers;
    }

    /// At once when the service starts, beside its start: it never waits for Kafka.
    void pause() throws InterruptedException {
        if (looked) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
    }

    void ensure() {
        try (var admin = Admin.create(connection)) {
            var wanted = names.stream().map(settings::topic).toList();
            var there = answer(admin.listTopics().names());
            var missing = wanted.stream().filter(it -> !there.contains(it)).toList();
            boolean several = brokers.of(admin) > 1;
            if (!missing.isEmpty()) {
                create(admin, missing, several);
            }
            if (several) {
                reportSingleReplicas(admin, wanted);
            }
            looked = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new TopicsMissing("Topics wait for Kafka: " + e, e);
        }
    }

    private void create(Admin admin, List<String> missing, boolean several)
            throws InterruptedException, ExecutionException, TimeoutException {
        var topics = missing.stream()
                .map(it -> new NewTopic(it, Optional.of(settings.partitions()), settings.replicas()))
                .toList();
        if (several) {
            refuseSingleReplicas(admin, topics);
        }
        for (var created : admin.createTopics(topics).values().values()) {
            try {
                answer(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /// Asks the broker what it would make of it: its own default may be one.
    private static void refuseSingleReplicas(Admin admin, List<NewTopic> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var tried = admin.createTopics(topics, new CreateTopicsOptions().validateOnly(true));
        for (var topic : topics) {
            try {
                if (answer(tried.replicationFactor(topic.name())) == 1) {
                    throw new TopicsMissing(
                            ("Topic %s would have one replica on a cluster of several brokers. Set"
                                            + " default.replication.factor of the brokers, or DOSIRAK_KAFKA_REPLICATION.")
                                    .formatted(topic.name()),
                            null);
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void reportSingleReplicas(Admin admin, List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .filter(topic ->
                        topic.partitions().stream().anyMatch(it -> it.replicas().size() == 1))
                .forEach(topic -> log.error(
                        "Topic {} has one replica on a cluster of several brokers: it is lost with the first disk",
                        topic.name()));
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /// What this service needs is not there, and cannot be made now.
    static final class TopicsMissing extends RuntimeException {
        TopicsMissing(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }
}

package dev.dosirak.platform.watermark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/// The topic that this service's outbox goes to, as Kafka knows it.
class OwnTopic implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OwnTopic.class);
    private static final int ANSWER_SECONDS = 5;

    private final String name;
    private final Map<String, Object> connection;
    private @Nullable Admin admin;

    OwnTopic(String name, Map<String, Object> connection) {
        this.name = name;
        this.connection = connection;
    }

    /// @param id another one after the topic was deleted and made anew
    record TopicState(String id, int partitions) {}

    String name() {
        return name;
    }

    /// Empty while Kafka does not answer, or has no such topic.
    synchronized Optional<TopicState> describe() {
        try {
            var found = admin().describeTopics(List.of(name))
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .get(name);
            return Optional.ofNullable(found)
                    .map(it -> new TopicState(
                            it.topicId().toString(), it.partitions().size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Nothing is known of {} now: {}", name, e.toString());
            return Optional.empty();
        }
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
            admin = null;
        }
    }
}

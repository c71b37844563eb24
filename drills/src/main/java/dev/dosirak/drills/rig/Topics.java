package dev.dosirak.drills.rig;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/// The topics in which services publish what happened.
public final class Topics {

    private static final String EVENTS = ".events";
    private static final int LIMIT_SECONDS = 60;
    private static final int POLL_MILLIS = 200;

    private final Map<String, Object> kafka;

    /// @param stores of the platform that is meant
    public Topics(Stores stores) {
        this.kafka = stores.kafka();
    }

    public Set<String> names() throws InterruptedException {
        try (var admin = Admin.create(kafka)) {
            return names(admin);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotMeasure("Kafka does not tell its topics: " + e.getMessage(), e);
        }
    }

    private static Set<String> names(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        return admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS).stream()
                .filter(it -> it.endsWith(EVENTS))
                .collect(Collectors.toSet());
    }

    /// Deletes all of them with everything in them, and makes them again, empty, as an operator would.
    ///
    /// @return their names
    public Set<String> lose() throws InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var names = names(admin);
            var before = admin.describeTopics(names).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            admin.deleteTopics(names).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            awaitGone(admin, names);
            var again = before.values().stream().map(Topics::asBefore).toList();
            make(admin, again);
            return names;
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotMeasure("the topics cannot be deleted and made again: " + e.getMessage(), e);
        }
    }

    private static void awaitGone(Admin admin, Set<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS).stream()
                .anyMatch(names::contains)) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// Services make what they miss, too; whoever comes first.
    private static void make(Admin admin, List<NewTopic> topics) throws InterruptedException, TimeoutException {
        for (var each : admin.createTopics(topics).values().values()) {
            try {
                each.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof org.apache.kafka.common.errors.TopicExistsException)) {
                    throw new CannotMeasure("a topic cannot be made again: " + e.getMessage(), e);
                }
            }
        }
    }

    private static NewTopic asBefore(TopicDescription topic) {
        var partitions = topic.partitions();
        return new NewTopic(topic.name(), partitions.size(), (short)
                partitions.getFirst().replicas().size());
    }
}

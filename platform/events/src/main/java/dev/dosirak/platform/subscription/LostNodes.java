package dev.dosirak.platform.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes over at once what a node heard that has died. Kafka would keep it for the dead one until its session ends; and
/// with sessions so short that nobody notices, a node that is only busy would be taken for a dead one.
///
/// A node is dead when its connections to the service's database are gone: they end with its process, and not because
/// it is busy. A machine that falls silent is left to Kafka's session. Where one was dead by mistake nothing is lost:
/// it joins again.
final class LostNodes {

    private static final Logger log = LoggerFactory.getLogger(LostNodes.class);
    private static final int ANSWER_SECONDS = 5;

    /// Nobody, not even this node, while the database has just come back: some nodes do not know it yet.
    private static final String CONNECTED = """
            select distinct application_name
              from pg_stat_activity
             where datname = current_database()
               and starts_with(application_name, ?)
               and now() > pg_postmaster_start_time() + make_interval(secs => ?)
            """;

    private final String prefix;
    private final KafkaSettings settings;
    private final Collection<Subscription> subscriptions;
    private final JdbcClient jdbc;
    private final Map<String, Object> connection;
    private final Duration settling;

    /// Nodes that were there, and how often in a row they were not.
    private final Map<String, Integer> missed = new HashMap<>();

    /// @param service whose connections are called by its name and the node's, as `order node-2`
    /// @param connection to Kafka
    /// @param settling how long after its start it takes until all nodes are connected to the database again
    LostNodes(
            String service,
            KafkaSettings settings,
            Collection<Subscription> subscriptions,
            JdbcClient jdbc,
            Map<String, Object> connection,
            Duration settling) {
        this.prefix = service + " ";
        this.settings = settings;
        this.subscriptions = List.copyOf(subscriptions);
        this.jdbc = jdbc;
        this.connection = connection;
        this.settling = settling;
    }

    /// To be called several times a second. Nodes without a name are nobody that could be missed.
    void look() {
        if (!settings.node().isEmpty()) {
            var lost = lost();
            if (!lost.isEmpty()) {
                takeOverFrom(lost);
                lost.forEach(missed::remove);
            }
        }
    }

    /// Those that were not there at two looks in a row: a pool may be between two connections.
    private Set<String> lost() {
        var connected = jdbc.sql(CONNECTED)
                .params(prefix, settling.toSeconds())
                .query((row, _) -> row.getString("application_name").substring(prefix.length()))
                .list();
        missed.replaceAll((_, times) -> connected.isEmpty() ? 0 : times + 1);
        connected.forEach(it -> missed.put(it, 0));
        var lost = new HashSet<String>();
        missed.forEach((node, times) -> {
            if (times >= 2) {
                lost.add(node);
            }
        });
        return lost;
    }

    private void takeOverFrom(Set<String> nodes) {
        try (var admin = Admin.create(connection)) {
            for (var subscription : subscriptions) {
                takeOver(admin, subscription, nodes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("What %s heard waits for Kafka".formatted(nodes), e);
        }
    }

    private void takeOver(Admin admin, Subscription subscription, Set<String> nodes)
            throws InterruptedException, ExecutionException, TimeoutException {
        var group = settings.topic(subscription.consumer());
        var lost = members(admin, group).stream()
                .filter(it -> nodes.stream().anyMatch(node -> Listeners.isMember(it, subscription, node)))
                .map(MemberToRemove::new)
                .toList();
        if (!lost.isEmpty()) {
            log.warn("{} takes over from {}", group, nodes);
            answer(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(lost))
                    .all());
        }
    }

    /// Those with a name.
    private static List<String> members(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .flatMap(it -> it.members().stream())
                    .map(MemberDescription::groupInstanceId)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) { // nobody has heard anything yet
                return List.of();
            }
            throw e;
        }
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}

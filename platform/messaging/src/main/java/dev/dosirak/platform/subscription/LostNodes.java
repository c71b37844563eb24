package dev.dosirak.platform.subscription;

import java.time.Duration;
import java.time.Instant;
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
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes over at once what a node received that has died. Kafka would keep it for the dead one until its session
/// ends; and with sessions so short that nobody notices, a node that is only busy would be taken for a dead one.
///
/// A node is dead when its connections to the service's database are gone while ours stayed: they end with its
/// process, and not because it is busy. A machine that falls silent, or dies with the database, is left to Kafka's
/// session. Where one was dead by mistake nothing is lost: it joins again.
///
/// A node that has been without its database for a while can apply nothing; it lets go of what it receives until it
/// has one again.
final class LostNodes {

    private static final Logger log = LoggerFactory.getLogger(LostNodes.class);
    private static final int ANSWER_SECONDS = 5;

    /// A pool may be between two connections.
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(700);

    /// Whoever comes takes longer than that until he hears anything that could be taken over.
    private static final Duration WHILE_ALONE = Duration.ofSeconds(2);

    private static final String CONNECTED = """
            select application_name as name, min(backend_start) as since, now() as at
              from pg_stat_activity
             where datname = current_database()
               and starts_with(application_name, ?)
             group by application_name
            """;

    /// @param since when the oldest of its connections began
    /// @param at now, by the database's clock as all times here
    private record Connected(String node, Instant since, Instant at) {}

    private final String prefix;
    private final KafkaSettings settings;
    private final Collection<Subscription> subscriptions;
    private final SubscriptionConsumers subscriptionConsumers;
    private final JdbcClient jdbc;
    private final Map<String, Object> connection;
    private final Duration timeout;
    private final Map<String, Instant> lastSeen = new HashMap<>();
    private long answeredAt = System.nanoTime();

    /// @param service whose connections are called by its name and the node's, as `order node-2`
    /// @param connection to Kafka
    /// @param timeout how long it may be without the database before it lets go
    LostNodes(
            String service,
            KafkaSettings settings,
            Collection<Subscription> subscriptions,
            SubscriptionConsumers subscriptionConsumers,
            JdbcClient jdbc,
            Map<String, Object> connection,
            Duration timeout) {
        this.prefix = service + " ";
        this.settings = settings;
        this.subscriptions = List.copyOf(subscriptions);
        this.subscriptionConsumers = subscriptionConsumers;
        this.jdbc = jdbc;
        this.connection = connection;
        this.timeout = timeout;
    }

    /// To be asked several times a second. A node that is alone has nobody to miss, and looks for company only.
    boolean isDue() {
        var isAlone = lastSeen.keySet().stream().allMatch(settings.node()::equals);
        return !isAlone || System.nanoTime() - answeredAt > WHILE_ALONE.toNanos();
    }

    /// To be called whenever it [is due][#isDue()]. Nodes without a name are nobody that could be missed.
    void check() {
        if (settings.node().isEmpty()) {
            return;
        }
        try {
            var lost = lost(connected());
            subscriptionConsumers.setStandby(false);
            if (!lost.isEmpty()) {
                takeOverFrom(lost);
                lost.forEach(lastSeen::remove);
            }
        } catch (DataAccessException e) { // all others complain of it, too
            log.debug("Who is connected is not known", e);
            if (System.nanoTime() - answeredAt > timeout.toNanos()) {
                subscriptionConsumers.setStandby(true);
            }
        }
    }

    private List<Connected> connected() {
        var connected = jdbc.sql(CONNECTED)
                .param(prefix)
                .query((row, _) -> new Connected(
                        row.getString("name").substring(prefix.length()),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("at").toInstant()))
                .list();
        answeredAt = System.nanoTime();
        return connected;
    }

    private Set<String> lost(List<Connected> connected) {
        var lost = new HashSet<String>();
        for (var it : connected) {
            if (it.node().equals(settings.node())) {
                lastSeen.values().removeIf(seen -> !it.since().isBefore(seen)); // ours ended, too
                lastSeen.forEach((node, seen) -> {
                    if (seen.plus(BETWEEN_CONNECTIONS).isBefore(it.at())) {
                        lost.add(node);
                    }
                });
            }
        }
        for (var it : connected) {
            lost.remove(it.node());
            lastSeen.put(it.node(), it.at());
        }
        lost.remove(settings.node());
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
                .filter(it -> nodes.stream().anyMatch(node -> SubscriptionConsumers.isMember(it, subscription, node)))
                .map(MemberToRemove::new)
                .toList();
        if (!lost.isEmpty()) {
            log.warn("{} takes over from {}", group, nodes);
            removeUnlessGone(admin, group, lost);
        }
    }

    /// Another node may have been faster.
    private static void removeUnlessGone(Admin admin, String group, List<MemberToRemove> members)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            answer(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(members))
                    .all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownMemberIdException)) {
                throw e;
            }
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

package dev.dosirak.simulation.data;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.subscription.Effects;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.simulation.time.Node;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One consumer on all nodes: each partition is one node's at a time, but a node that stood still may not know that it
/// is another's by now. What cannot be applied is parked, and what comes later of its key waits behind it.
public final class ConsumerGroup {

    private static final EventJson JSON = new EventJson();
    private static final Duration LONGEST_HANDOVER = Duration.ofSeconds(5);
    private static final Duration REDRIVE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final String name;
    private final Topic topic;
    private final Database database;
    private final Inbox inbox;
    private final boolean acknowledgesFirst;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Subscription> subscriptions = new HashMap<>();
    private final @Nullable Node[] owners = new Node[Topic.PARTITIONS];
    private final int[] generations = new int[Topic.PARTITIONS];
    private final int[] committed = new int[Topic.PARTITIONS];
    private final Map<UUID, Deque<TopicRecord>> parked = new LinkedHashMap<>();

    /// @param acknowledgesFirst what no consumer may do
    public ConsumerGroup(
            Scheduler scheduler, String name, Topic topic, Database database, Inbox inbox, boolean acknowledgesFirst) {
        this.scheduler = scheduler;
        this.name = name + " on " + topic.name();
        this.topic = topic;
        this.database = database;
        this.inbox = inbox;
        this.acknowledgesFirst = acknowledgesFirst;
        Arrays.fill(owners, null);
    }

    /// Each of them may take its part.
    ///
    /// @param subscription what events do there
    public void runOn(List<Node> all, Function<Node, Subscription> subscription) {
        for (var node : all) {
            nodes.add(node);
            subscriptions.put(node, subscription.apply(node));
            node.whenStarted(this::takeWhatIsNobodys);
            node.whenKilled(() -> isGone(node));
        }
    }

    private void isGone(Node node) {
        for (int i = 0; i < owners.length; i++) {
            if (owners[i] == node) {
                owners[i] = null;
                scheduler.after(scheduler.upTo(LONGEST_HANDOVER), name + " handover", this::takeWhatIsNobodys);
            }
        }
    }

    /// Nothing was applied that the topic does not hold, and nothing is left.
    public boolean isThrough() {
        for (int i = 0; i < Topic.PARTITIONS; i++) {
            if (committed[i] < topic.partition(i).records.size()) {
                return false;
            }
        }
        return parked.isEmpty();
    }

    public String name() {
        return name;
    }

    public Map<UUID, Deque<TopicRecord>> parked() {
        return parked;
    }

    private void takeWhatIsNobodys() {
        for (int i = 0; i < owners.length; i++) {
            var owner = owners[i];
            if (owner == null || !owner.isAlive()) {
                assign(i);
            }
        }
    }

    /// Every node has its share, as when all are there.
    public void balance() {
        for (int i = 0; i < owners.length; i++) {
            assign(i, nodes.get(i % nodes.size()));
        }
    }

    /// Some partition goes to some node, as when nodes come and go.
    public void rebalance() {
        assign(scheduler.random().nextInt(owners.length));
    }

    private void assign(int partition) {
        var alive = nodes.stream().filter(Node::isAlive).toList();
        if (!alive.isEmpty()) {
            assign(partition, alive.get(scheduler.random().nextInt(alive.size())));
        }
    }

    private void assign(int partition, Node node) {
        owners[partition] = node;
        int generation = ++generations[partition];
        node.spawn(name, () -> consume(node, partition, generation));
        topic.partition(partition).wakeAll();
    }

    private void consume(Node node, int number, int generation) {
        var partition = topic.partition(number);
        int position = committed[number];
        while (generations[number] == generation) {
            partition.awaitMore(position);
            if (generations[number] != generation || position == partition.records.size()) {
                continue;
            }
            scheduler.step();
            var record = partition.records.get(position);
            position++;
            if (!isOurs(node, record)) {
                acknowledge(number, generation, position);
                continue;
            }
            if (acknowledgesFirst) {
                acknowledge(number, generation, position);
            }
            deliver(node, record);
            acknowledge(number, generation, position);
        }
    }

    private boolean isOurs(Node node, TopicRecord record) {
        return Objects.requireNonNull(subscriptions.get(node)).types().contains(record.type());
    }

    private void acknowledge(int partition, int generation, int position) {
        scheduler.step();
        if (generations[partition] == generation) {
            committed[partition] = position;
        }
    }

    private void deliver(Node node, TopicRecord record) {
        try {
            retried(() -> {
                var waiting = parked.get(record.key());
                if (waiting == null) {
                    apply(node, record);
                } else {
                    park(record);
                }
            });
        } catch (RuntimeException e) {
            scheduler.note(() -> "%s parks %s: %s".formatted(name, record, e));
            retried(() -> park(record));
            scheduler.after(REDRIVE, name + " redrive", () -> redriveSomewhere(record.key()));
        }
    }

    /// Lost races are run again.
    private void retried(Runnable work) {
        Stale.retried(() -> {
            database.inTransaction(work);
            return true;
        });
    }

    private void apply(Node node, TopicRecord record) {
        if (inbox.claim(record.id())) {
            scheduler.note(() -> "%s applies %s".formatted(name, record));
            Effects.apply(Objects.requireNonNull(subscriptions.get(node)), record.body(), record.envelope(), JSON);
        }
    }

    private void park(TopicRecord record) {
        database.write(
                record,
                true,
                () -> {},
                () -> parked.computeIfAbsent(record.key(), _ -> new ArrayDeque<>())
                        .add(record));
    }

    private void redriveSomewhere(UUID key) {
        if (!parked.containsKey(key)) {
            return;
        }
        scheduler.after(REDRIVE, name + " redrive", () -> redriveSomewhere(key));
        nodes.stream()
                .filter(Node::isAlive)
                .findFirst()
                .ifPresent(node -> node.spawn("redrive", () -> redrive(node, key)));
    }

    private void redrive(Node node, UUID key) {
        while (parked.containsKey(key)) {
            var first = Objects.requireNonNull(parked.get(key)).getFirst();
            try {
                retried(() -> {
                    apply(node, first);
                    database.write(first, true, () -> {}, () -> unpark(key, first));
                });
            } catch (RuntimeException e) {
                return; // it comes again
            }
        }
    }

    private void unpark(UUID key, TopicRecord record) {
        var waiting = parked.get(key);
        if (waiting != null) {
            waiting.remove(record);
            if (waiting.isEmpty()) {
                parked.remove(key);
            }
        }
    }
}

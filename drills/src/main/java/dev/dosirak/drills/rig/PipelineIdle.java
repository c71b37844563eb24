package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/// Waits until nothing is on its way any more: every outbox has been read and every consumer has caught up.
public final class PipelineIdle {

    private static final long POLL_MILLIS = 250;
    private static final int LIMIT_SECONDS = 10;
    private static final Pattern OF_ONE_NODE = Pattern.compile(".*\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String READ_UPTO = """
            select coalesce(bool_and(confirmed_flush_lsn >= ?::pg_lsn), false)
              from pg_replication_slots
             where database = current_database()
            """;

    private static final String SLOTS = """
            select string_agg(format('%s (%s) %s', slot_name, case when active then 'read' else 'not read' end,
                              confirmed_flush_lsn), ', ')
              from pg_replication_slots
             where database = current_database()
            """;

    private final Stores stores;
    private final List<Service> emitting;

    /// @param emitting services with an outbox
    public PipelineIdle(Stores stores, List<Service> emitting) {
        this.stores = stores;
        this.emitting = emitting;
    }

    /// Waits until everything that has been committed by now has been read from every outbox.
    ///
    /// @return what was still behind at the deadline; empty when nothing was
    public List<String> awaitOutboxes(Duration atMost) throws SQLException, InterruptedException {
        var marks = new HashMap<Service, String>();
        for (var service : emitting) {
            marks.put(service, position(service));
        }
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var behind = new ArrayList<String>();
            for (var mark : marks.entrySet()) {
                if (!hasBeenRead(mark.getKey(), mark.getValue())) {
                    behind.add("outbox of %s: %s is not past %s"
                            .formatted(mark.getKey().database(), slots(mark.getKey()), mark.getValue()));
                }
            }
            if (behind.isEmpty() || System.nanoTime() > deadline) {
                return behind;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private String position(Service service) throws SQLException {
        try (var connection = stores.open(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_current_wal_lsn()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private boolean hasBeenRead(Service service, String mark) throws SQLException {
        try (var connection = stores.open(service);
                var query = connection.prepareStatement(READ_UPTO)) {
            query.setString(1, mark);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private String slots(Service service) throws SQLException {
        try (var connection = stores.open(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(SLOTS)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /// Waits until every consumer group has read all that was in its topics when we began to look. What comes
    /// after that is not waited for: the streams' heartbeats never end.
    ///
    /// @return the groups that were still behind at the deadline, with how many records
    public List<String> awaitConsumers(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        var settings = stores.kafka();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_SECONDS * 1_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_SECONDS * 500);
        var marks = new HashMap<TopicPartition, Long>();
        try (var admin = Admin.create(settings)) {
            while (true) {
                var behind = behind(admin, marks);
                if (behind.isEmpty() || System.nanoTime() > deadline) {
                    return behind;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /// @param marks where each partition ended when it was first looked at; completed here
    static List<String> behind(Admin admin, Map<TopicPartition, Long> marks) throws InterruptedException {
        try {
            var groups = admin.listGroups().all().get(LIMIT_SECONDS, TimeUnit.SECONDS).stream()
                    .filter(it -> !isOfDeadNode(it))
                    .map(GroupListing::groupId)
                    .toList();
            var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
            groups.forEach(it -> specs.put(it, new ListConsumerGroupOffsetsSpec()));
            var committed = admin.listConsumerGroupOffsets(specs).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            mark(admin, committed, marks);
            var behind = new ArrayList<String>();
            committed.forEach((group, offsets) -> {
                var lag = lag(offsets, marks);
                if (lag > 0) {
                    behind.add("%s by %d".formatted(group, lag));
                }
            });
            return behind;
        } catch (ExecutionException | TimeoutException e) {
            return List.of("Kafka did not tell: " + e);
        }
    }

    /// Views in memory have a group per node; that of a node that was killed stays behind for ever.
    private static boolean isOfDeadNode(GroupListing group) {
        return OF_ONE_NODE.matcher(group.groupId()).matches()
                && group.groupState().filter(it -> it == GroupState.EMPTY).isPresent();
    }

    private static void mark(
            Admin admin, Map<String, Map<TopicPartition, OffsetAndMetadata>> read, Map<TopicPartition, Long> marks)
            throws InterruptedException, ExecutionException, TimeoutException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        read.values().forEach(it -> it.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest())));
        wanted.keySet().removeAll(marks.keySet());
        admin.listOffsets(wanted)
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, it) -> marks.put(partition, it.offset()));
    }

    private static long lag(Map<TopicPartition, OffsetAndMetadata> offsets, Map<TopicPartition, Long> marks) {
        var lag = 0L;
        for (var each : offsets.entrySet()) {
            var offset = each.getValue();
            var mark = marks.get(each.getKey());
            // A partition that was never read has no offset; its records are counted once the group has begun.
            lag += offset == null || mark == null ? 0 : Math.max(0, mark - offset.offset());
        }
        return lag;
    }
}

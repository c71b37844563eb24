package dev.dosirak.simulation.data;

import dev.dosirak.simulation.time.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What was published, kept in order per partition.
public final class Topic {

    static final int PARTITIONS = 2;

    private final Scheduler scheduler;
    private final String name;
    private final List<Partition> partitions;

    public Topic(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
        this.partitions =
                IntStream.range(0, PARTITIONS).mapToObj(_ -> new Partition()).toList();
    }

    final class Partition {
        final List<TopicRecord> records = new ArrayList<>();
        private final Set<Object> waiting = new LinkedHashSet<>();

        /// Returns when there may be something behind this place.
        void awaitMore(int position) {
            if (position == records.size()) {
                waiting.add(scheduler.self());
                scheduler.park();
            }
        }

        void wakeAll() {
            waiting.forEach(scheduler::wake);
            waiting.clear();
        }
    }

    String name() {
        return name;
    }

    Partition partition(int number) {
        return partitions.get(number);
    }

    void append(TopicRecord record) {
        var partition = partitions.get(Math.floorMod(record.key().hashCode(), PARTITIONS));
        partition.records.add(record);
        partition.wakeAll();
    }
}

package dev.dosirak.platform.subscription;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.postgres.DatabaseAway;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/// How long one comes back to a record that fails through no fault of its own: a dead database, a lost race,
/// an `Error` that ends the consumer. Not for ever, because what looks like that may be the record's own
/// doing: a statement that always takes too long, a body that always takes all memory.
final class Persistence {

    private static final int OFTEN = 10;
    private static final int OFTEN_DEADLY = 3;

    private record Tried(long offset, int times) {}

    private final Map<TopicPartition, Tried> failing = new ConcurrentHashMap<>();

    static boolean isNotTheRecordsFault(Throwable e) {
        return e instanceof Stale
                || (e instanceof VirtualMachineError && !(e instanceof StackOverflowError))
                || DatabaseAway.isBehind(e);
    }

    /// Whether trying again may help: what it must follow may be on its way, lost, and asked for by now.
    static boolean mayHeal(Throwable e) {
        if (e instanceof Refused refused) {
            return switch (refused.why().kind()) {
                case UNKNOWN, NOT_NOW, TOO_OFTEN, BUSY -> true;
                case NOT_YOURS, NOT_ACCEPTABLE, NOT_KNOWN -> false;
            };
        }
        return !(e instanceof Heard.Unreadable);
    }

    /// Counts one more failure of it.
    boolean isTriedOften(Heard record, Throwable e) {
        var tried = failing.merge(
                place(record),
                new Tried(record.offset(), 1),
                (before, now) -> before.offset() == now.offset() ? new Tried(now.offset(), before.times() + 1) : now);
        return tried.times() >= (e instanceof Error ? OFTEN_DEADLY : OFTEN);
    }

    void passed(Heard record) {
        if (!failing.isEmpty()) {
            failing.remove(place(record));
        }
    }

    private static TopicPartition place(Heard record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}

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
final class RetryPolicy {

    private static final int OFTEN = 10;
    private static final int OFTEN_DEADLY = 3;

    private record Tried(long offset, int times) {}

    private final Map<TopicPartition, Tried> failing = new ConcurrentHashMap<>();

    static boolean isTransient(Throwable e) {
        return e instanceof Stale
                || (e instanceof VirtualMachineError && !(e instanceof StackOverflowError))
                || DatabaseAway.isCauseOf(e);
    }

    /// Whether trying again may help: what it must follow may be on its way, lost, and asked for by now.
    static boolean mayRecover(Throwable e) {
        if (e instanceof Refused refused) {
            return switch (refused.why().kind()) {
                case NOT_FOUND, CONFLICT, RATE_LIMITED, BUSY -> true;
                case FORBIDDEN, INVALID, UNAUTHENTICATED -> false;
            };
        }
        return !(e instanceof IncomingEvent.UnreadableEvent);
    }

    /// Counts one more failure of it.
    boolean isExhausted(IncomingEvent record, Throwable e) {
        var tried = failing.merge(
                place(record),
                new Tried(record.offset(), 1),
                (before, now) -> before.offset() == now.offset() ? new Tried(now.offset(), before.times() + 1) : now);
        return tried.times() >= (e instanceof Error ? OFTEN_DEADLY : OFTEN);
    }

    void succeeded(IncomingEvent record) {
        if (!failing.isEmpty()) {
            failing.remove(place(record));
        }
    }

    private static TopicPartition place(IncomingEvent record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}

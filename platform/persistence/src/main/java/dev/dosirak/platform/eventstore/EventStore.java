package dev.dosirak.platform.eventstore;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The histories of one kind of aggregate: appended to by whoever is first, published in the same transaction.
public class EventStore<S, E> {

    /// A history is replayed from its last snapshot; the tail is never longer than this.
    static final int EVENTS_PER_SNAPSHOT = 20;

    private static final String SNAPSHOT_AND_TAIL = """
            with start as (select position, type, payload from snapshot where stream = ? and aggregate = ? and form = ?)
            select true as is_state, position, type, payload
              from start
             union all
            select false, position, type, payload
              from event
             where stream = ? and aggregate = ? and position > coalesce((select position from start), 0)
             order by position
            """;

    private static final String HISTORY = """
            select type, payload
              from event
             where stream = ? and aggregate = ?
             order by position
            """;

    /// Who was too late learns it from the count of rows and not by an error, after which PostgreSQL would end
    /// the transaction.
    private static final String APPEND = """
            insert into event (stream, aggregate, position, type, payload, at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /// Names no key, for there are two: see `db/platform/aggregates`. Nobody else keeps a snapshot of the same
    /// history at the same time, for nobody else appends to it.
    private static final String KEEP_SNAPSHOT = """
            with kept as (
                update snapshot
                   set position = :position, form = :form, type = :type, payload = :payload
                 where stream = :stream and aggregate = :aggregate
                returning stream
            )
            insert into snapshot (stream, aggregate, position, form, type, payload)
            select :stream, :aggregate, :position, :form, :type, :payload
             where not exists (select from kept)
            on conflict do nothing
            """;

    private final Aggregate<S, E> aggregate;
    private final JdbcClient jdbc;
    private final EventJson json;
    private final Outbox outbox;

    public EventStore(Aggregate<S, E> aggregate, JdbcClient jdbc, EventJson json, Outbox outbox) {
        this.aggregate = aggregate;
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /// The state now, with the number of events that led to it; version 0 when nothing is known.
    ///
    /// @throws UnknownStoredType when a newer version of the service has had its hand in it
    public Versioned<S> load(UUID stream) {
        return jdbc.sql(SNAPSHOT_AND_TAIL)
                .params(stream, aggregate.name(), aggregate.snapshotVersion(), stream, aggregate.name())
                .query((ResultSetExtractor<Versioned<S>>) rows -> replayed(stream, rows));
    }

    private Versioned<S> replayed(UUID stream, ResultSet rows) throws SQLException {
        var state = aggregate.initial();
        long position = 0;
        while (rows.next()) {
            var type = rows.getString("type");
            var payload = rows.getString("payload");
            state = rows.getBoolean("is_state")
                    ? read(stream, aggregate.states(), type, payload)
                    : aggregate.evolve().apply(state, read(stream, aggregate.events(), type, payload));
            position = rows.getLong("position");
        }
        return new Versioned<>(state, position);
    }

    /// Everything that ever happened to it, oldest first.
    public List<E> history(UUID stream) {
        return jdbc.sql(HISTORY)
                .params(stream, aggregate.name())
                .query((row, _) -> read(stream, aggregate.events(), row.getString("type"), row.getString("payload")))
                .list();
    }

    /// Records and publishes `events` after `before`, all of it or nothing, in the caller's transaction.
    ///
    /// @return the state after the events
    /// @throws Stale when somebody else has appended since `before` was loaded; nothing is written by then,
    ///     and the transaction may go on
    /// @throws IllegalTransactionStateException outside a transaction: event and message would part
    public Versioned<S> append(UUID stream, Versioned<S> before, List<E> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("An event is appended in a transaction");
        }
        var state = before.state();
        long position = before.version();
        for (var event : events) {
            state = aggregate.evolve().apply(state, event);
            position++;
            var at = at(event);
            if (!append(stream, position, event, at)) {
                throw stale(stream, before, position);
            }
            publish(stream, position, state, event, at);
        }
        if (position / EVENTS_PER_SNAPSHOT > before.version() / EVENTS_PER_SNAPSHOT) {
            keepSnapshot(stream, position, state);
        }
        return new Versioned<>(state, position);
    }

    /// As exact as the database keeps it: the fact's id is found again from there.
    private Instant at(E event) {
        return aggregate.at().apply(event).truncatedTo(ChronoUnit.MICROS);
    }

    /// @return false when that position is taken
    private boolean append(UUID stream, long position, E event, Instant at) {
        return jdbc.sql(APPEND)
                        .params(
                                stream,
                                aggregate.name(),
                                position,
                                aggregate.events().nameOf(event),
                                json.write(event),
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Whoever is first takes the position behind `before`, so all behind it are his or ours.
    private static RuntimeException stale(UUID stream, Versioned<?> before, long position) {
        return position == before.version() + 1
                ? new Stale(stream)
                : new IllegalStateException("The history of %s has a gap before %d".formatted(stream, position));
    }

    private void publish(UUID stream, long position, S after, E event, Instant at) {
        aggregate
                .publicMapping()
                .message(stream, after, event)
                .ifPresent(it -> outbox.publish(FactId.of(stream, position, at, it.type()), stream, position, it));
    }

    private void keepSnapshot(UUID stream, long position, S state) {
        jdbc.sql(KEEP_SNAPSHOT)
                .param("stream", stream)
                .param("aggregate", aggregate.name())
                .param("position", position)
                .param("form", aggregate.snapshotVersion())
                .param("type", aggregate.states().nameOf(state))
                .param("payload", json.write(state))
                .update();
    }

    private <T> T read(UUID stream, TypeNames<T> types, String name, String payload) {
        try {
            return json.read(payload, types.typeOf(name));
        } catch (RuntimeException e) {
            throw new UnknownStoredType(stream, name, e);
        }
    }
}

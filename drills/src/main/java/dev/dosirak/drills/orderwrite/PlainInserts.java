package dev.dosirak.drills.orderwrite;

import dev.dosirak.drills.rig.Stores;
import dev.dosirak.platform.catalog.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The rows of one order, written by nothing but JDBC: one event, one outbox row, one idempotency row, one
/// transaction.
///
/// They go into the service's own tables with the contents of an order that the service wrote, so indexes,
/// partitions, sizes and the reader of the outbox are the same. Their event is of a type of its own, so that
/// orders can be counted.
final class PlainInserts {

    private static final String EVENT =
            "insert into event (stream, position, type, payload, at) values (?, 1, 'bench', ?, ?)";
    private static final String OUTBOX = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, traceparent, at)
            values (?, 'order', ?, 'order.bench.v1', ?, 1, ?, ?)
            """;
    private static final String ANSWER = """
            insert into idempotency (caller, key, fingerprint, status, body, at) values (?, ?, ?, 201, ?, ?)
            on conflict do nothing
            """;

    private static final String SAMPLE_EVENT = "select payload from event where type = 'placed' limit 1";
    private static final String SAMPLE_OUTBOX =
            "select payload, traceparent from outbox where type = 'order.placed.v1' limit 1";
    private static final String SAMPLE_ANSWER = "select caller, fingerprint, body from idempotency limit 1";

    private final Stores stores;
    private final Sample sample;

    private record Sample(
            String event, String message, String traceparent, String caller, String fingerprint, String answer) {}

    PlainInserts(Stores stores) throws SQLException {
        this.stores = stores;
        try (var connection = stores.open(Service.ORDER)) {
            var message = first(connection, SAMPLE_OUTBOX, 2);
            var answer = first(connection, SAMPLE_ANSWER, 3);
            this.sample = new Sample(
                    first(connection, SAMPLE_EVENT, 1).getFirst(),
                    message.get(0),
                    message.get(1),
                    answer.get(0),
                    answer.get(1),
                    answer.get(2));
        }
    }

    private static List<String> first(Connection connection, String sql, int columns) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException("the service has written no order: " + sql);
            }
            var values = new ArrayList<String>();
            for (int column = 1; column <= columns; column++) {
                values.add(row.getString(column));
            }
            return values;
        }
    }

    /// @return transactions per second over so many connections
    double perSecond(int connections, Duration warmUp, Duration measured) throws SQLException, InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + measured.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var writers = new ArrayList<Future<Long>>();
            for (int i = 0; i < connections; i++) {
                writers.add(threads.submit(() -> write(from, until)));
            }
            long sum = 0;
            for (var writer : writers) {
                sum += writer.get();
            }
            return sum / (measured.toNanos() / 1e9);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException why ? why : new SQLException(e.getCause());
        }
    }

    private long write(long from, long until) throws SQLException {
        try (var connection = stores.open(Service.ORDER)) {
            connection.setAutoCommit(false);
            try (var event = connection.prepareStatement(EVENT);
                    var outbox = connection.prepareStatement(OUTBOX);
                    var answer = connection.prepareStatement(ANSWER)) {
                long counted = 0;
                while (System.nanoTime() - until < 0) {
                    order(event, outbox, answer);
                    connection.commit();
                    long now = System.nanoTime();
                    counted += now - from >= 0 && now - until < 0 ? 1 : 0;
                }
                return counted;
            }
        }
    }

    private void order(PreparedStatement event, PreparedStatement outbox, PreparedStatement answer)
            throws SQLException {
        var order = UUID.randomUUID();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        event.setObject(1, order);
        event.setString(2, sample.event);
        event.setObject(3, now);
        event.executeUpdate();
        outbox.setObject(1, UUID.randomUUID());
        outbox.setObject(2, order);
        outbox.setString(3, sample.message);
        outbox.setString(4, sample.traceparent);
        outbox.setObject(5, now);
        outbox.executeUpdate();
        answer.setString(1, sample.caller);
        answer.setString(2, order.toString());
        answer.setString(3, sample.fingerprint);
        answer.setString(4, sample.answer);
        answer.setObject(5, now);
        answer.executeUpdate();
    }
}

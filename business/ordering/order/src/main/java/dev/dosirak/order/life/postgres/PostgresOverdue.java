package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.OrderId;
import dev.dosirak.order.life.Overdue;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Walks along the event table by time, and remembers how far it came only after everything up to there was handed
/// over.
@Repository
class PostgresOverdue implements Overdue {

    private static final int BATCH = 500;

    private static final String MARK = "select upto from overdue_mark where name = ?";
    private static final String SET_MARK = """
            insert into overdue_mark (name, upto) values (?, ?)
            on conflict (name) do update set upto = greatest(overdue_mark.upto, excluded.upto)
            """;
    private static final String PLACED = """
            select stream, at from event where type = 'placed' and at > ? and at <= ? order by at fetch first ? rows with ties
            """;
    private static final String PAID = """
            select stream, at from event where type = 'paid' and at > ? and at <= ? order by at fetch first ? rows with ties
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PostgresOverdue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(OrderId order, OffsetDateTime at) {}

    @Override
    public void placed(Duration ago, Consumer<OrderId> then) {
        walk("placed", PLACED, ago, then);
    }

    @Override
    public void paid(Duration ago, Consumer<OrderId> then) {
        walk("paid", PAID, ago, then);
    }

    private void walk(String name, String search, Duration ago, Consumer<OrderId> then) {
        var until = clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
        var from = jdbc.sql(MARK)
                .param(name)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        RuntimeException failure = null;
        var found = search(search, from, until);
        while (!found.isEmpty()) {
            for (var it : found) {
                try {
                    then.accept(it.order());
                } catch (RuntimeException e) { // one order that fails must not keep the others waiting
                    failure = e;
                }
            }
            var last = found.getLast().at();
            if (failure == null) {
                mark(name, last);
            }
            found = search(search, last, until);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<Found> search(String search, OffsetDateTime from, OffsetDateTime until) {
        return jdbc.sql(search)
                .params(from, until, BATCH)
                .query((row, _) -> new Found(
                        new OrderId(row.getObject("stream", UUID.class)), row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    private void mark(String name, OffsetDateTime upto) {
        jdbc.sql(SET_MARK).params(name, upto).update();
    }
}

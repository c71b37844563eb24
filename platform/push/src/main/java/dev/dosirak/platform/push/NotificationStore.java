package dev.dosirak.platform.push;

import static java.util.stream.Collectors.toMap;

import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.notify.ChannelPublisher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Every person's notifications, numbered in the order in which they become visible: whoever has received number n
/// has missed none before it.
///
/// That is so because the row that counts is held until the notification commits. A number that was rolled back
/// is given again.
public final class NotificationStore<T> {

    private final JdbcClient jdbc;
    private final ChannelPublisher hints;
    private final StreamRegistry streams;
    private final NotificationTable<T> table;
    private final OldRows old;
    private final String add;
    private final String after;
    private final String deleteAll;

    /// @param streams those of this node, which need not wait for the database to tell them
    public NotificationStore(
            JdbcClient jdbc, ChannelPublisher hints, StreamRegistry streams, NotificationTable<T> table) {
        this.jdbc = jdbc;
        this.hints = hints;
        this.streams = streams;
        this.table = table;
        this.old = new OldRows(jdbc, table.name(), "at");
        var names = String.join(", ", table.columns());
        this.add = "with counted as (%s) insert into %s (%s, %s, at, %s) select ?, next, ?, %s from counted"
                .formatted(
                        table.counter().next(),
                        table.name(),
                        table.person(),
                        table.number(),
                        names,
                        String.join(", ", Collections.nCopies(table.columns().size(), "?")));
        this.after = "select %1$s, %2$s from %3$s where %4$s = ? and %1$s > ? order by %1$s limit ?"
                .formatted(table.number(), names, table.name(), table.person());
        this.deleteAll = "delete from %s where %s = ?".formatted(table.name(), table.person());
    }

    /// Notifies a person if the transaction of the caller succeeds.
    public void add(UUID person, Instant at, T content) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("A notification belongs to what it is about");
        }
        int added = jdbc.sql(add)
                .params(person, person, at.atOffset(ZoneOffset.UTC))
                .params(table.values().apply(content))
                .update();
        if (added == 0) {
            throw new IllegalStateException("Nobody counts what %s is told".formatted(person));
        }
        hints.publish(table.name(), person.toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                streams.wake(person);
            }
        });
    }

    /// The person's notifications above this number, oldest first, without those that cannot be read.
    public List<Notification<T>> after(UUID person, long number, int most) {
        return storedAfter(person, number, most).stream()
                .<Notification<T>>mapMulti((stored, readable) -> {
                    if (stored instanceof Notification<T> it) {
                        readable.accept(it);
                    }
                })
                .toList();
    }

    /// One row that cannot be read keeps no other from being read.
    List<StoredNotification<T>> storedAfter(UUID person, long number, int most) {
        return jdbc.sql(after).params(person, number, most).query(this::stored).list();
    }

    private StoredNotification<T> stored(ResultSet row, int index) throws SQLException {
        long number = row.getLong(1);
        try {
            return new Notification<>(number, table.content().mapRow(row, index));
        } catch (SQLException | RuntimeException e) { // an unknown name, a wrong kind, broken JSON: all the same here
            return new StoredNotification.Unreadable<>(number, e);
        }
    }

    /// The number of each person's last notification; whoever never had one may be left out.
    public Map<UUID, Long> last(Collection<UUID> persons) {
        return jdbc
                .sql(table.counter().last())
                .param(persons.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Drops all notifications of the person; the count goes on.
    public void deleteAll(UUID person) {
        jdbc.sql(deleteAll).param(person).update();
    }

    /// Whoever was away since before then misses the notifications until then; the count goes on.
    public void deleteBefore(Instant then) {
        old.deleteBefore(then);
    }

    String channel() {
        return table.name();
    }

    /// Wakes the streams of this node that are behind, with one query for all of them.
    void wakeLagging() {
        var persons = streams.persons();
        if (!persons.isEmpty()) {
            last(persons).forEach(streams::wakeIfLagging);
        }
    }
}

package dev.dosirak.platform.sync;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.FactId;
import dev.dosirak.platform.outbox.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Aggregates of the [EventStore] as others may know them: everything that was ever published of each, oldest
/// first, in the very form in which it was published.
///
/// The document is `{"facts":[{"id":…,"type":"order.placed.v1","sequence":1,"body":{…}},…]}`, where `id` is the one
/// the fact was published with. The version is the sequence of the last fact, which is also on the fact's own
/// message: whoever has received it has reached that version. Events that are never published raise no version, or
/// nobody could keep up with it. There are no tombstones, because a history does not go away. Who waits for an event
/// of one of which nothing was published yet gets it without facts, at version 0, and knows that it is there; and
/// learns that something was begun of which will be published (`"underWay":true`).
public final class HistorySource<S, E> implements SyncSource {

    private static final Logger log = LoggerFactory.getLogger(HistorySource.class);

    private static final String VERSIONS =
            "select stream, max(position) as version from event where stream > ? and %2$s group by stream order by stream limit ?";
    private static final String EVENTS = "select stream, position, type, payload, at from event ";
    private static final String IN_ORDER = " order by stream, position";
    private static final String FIND = EVENTS + "where stream in (:ids) and %1$s" + IN_ORDER;
    private static final String AFTER = EVENTS + """
            join (select stream from event where stream > ? and %2$s group by stream order by stream limit ?) as page
            using (stream)
            where %1$s""" + IN_ORDER;
    private static final String CHANGED = EVENTS + """
            join (select distinct stream
                    from event
                   where stream > ? and at >= ? and at < ? and %2$s
                   order by stream
                   limit ?) as page
            using (stream)
            where %1$s""" + IN_ORDER;

    private final String domain;
    private final String noticeType;
    private final Aggregate<S, E> aggregate;
    private final Set<String> unpublished;
    private final Predicate<S> underWay;
    private final String find;
    private final String after;
    private final String changed;
    private final String versions;
    private final JdbcClient jdbc;
    private final EventJson json;

    /// A stored event.
    private record Stored(UUID stream, long position, String type, String payload, Instant at) {}

    /// @param domain as `orders`
    /// @param noticeType as `order.changed.v1`
    /// @param unpublished stored types that are never published. A partial index on `event (stream,
    ///     aggregate, position)` where `type not in` these finds the last fact of every stream; where all are
    ///     published, the table's own key does
    public HistorySource(
            String domain,
            String noticeType,
            Aggregate<S, E> aggregate,
            Collection<String> unpublished,
            JdbcClient jdbc,
            EventJson json) {
        this(domain, noticeType, aggregate, unpublished, _ -> false, jdbc, json);
    }

    /// @param underWay in which states something was begun of which will be published, so that silence is no
    ///       sign of loss
    public HistorySource(
            String domain,
            String noticeType,
            Aggregate<S, E> aggregate,
            Collection<String> unpublished,
            Predicate<S> underWay,
            JdbcClient jdbc,
            EventJson json) {
        this.domain = domain;
        this.noticeType = noticeType;
        this.aggregate = aggregate;
        this.unpublished = Set.copyOf(unpublished);
        this.underWay = underWay;
        var ours = "aggregate = '%s'".formatted(aggregate.name());
        var published = unpublished.isEmpty()
                ? ours
                : unpublished.stream().map("'%s'"::formatted).collect(joining(", ", ours + " and type not in (", ")"));
        this.find = FIND.formatted(ours);
        this.after = AFTER.formatted(ours, published);
        this.changed = CHANGED.formatted(ours, published);
        this.versions = VERSIONS.formatted(ours, published);
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public String noticeType() {
        return noticeType;
    }

    @Override
    public List<SyncItem> find(Collection<UUID> ids) {
        return find(ids, _ -> false).stream().filter(it -> it.version() > 0).toList();
    }

    @Override
    public List<SyncItem> findWithPending(Collection<UUID> ids) {
        return find(ids, underWay);
    }

    private List<SyncItem> find(Collection<UUID> ids, Predicate<S> saying) {
        return ids.isEmpty() ? List.of() : items(jdbc.sql(find).param("ids", ids), saying);
    }

    @Override
    public List<SyncItem> after(UUID cursor, int limit) {
        return items(jdbc.sql(after).params(cursor, limit), _ -> false);
    }

    @Override
    public List<SyncItem> changed(Span span, UUID cursor, int limit) {
        OffsetDateTime from = span.from().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = span.to().atOffset(ZoneOffset.UTC);
        return items(jdbc.sql(changed).params(cursor, from, to, limit), _ -> false);
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return jdbc.sql(versions)
                .params(cursor, limit)
                .query((row, _) -> new VersionEntry(row.getObject("stream", UUID.class), row.getLong("version")))
                .list();
    }

    private List<SyncItem> items(JdbcClient.StatementSpec query, Predicate<S> saying) {
        var histories = query.query(HistorySource::stored).list().stream()
                .collect(groupingBy(Stored::stream, LinkedHashMap::new, toList()));
        return histories.entrySet().stream()
                .map(it -> item(it.getKey(), it.getValue(), saying))
                .toList();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getObject("stream", UUID.class),
                row.getLong("position"),
                row.getString("type"),
                row.getString("payload"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /// One history that cannot be read keeps no other from being handed out.
    private SyncItem item(UUID stream, List<Stored> history, Predicate<S> saying) {
        try {
            return readable(stream, history, saying);
        } catch (RuntimeException e) { // an unknown name, broken JSON, an event that cannot follow: all the same here
            log.error("{} {} cannot be handed out", domain, stream, e);
            long version = history.stream()
                    .filter(it -> !unpublished.contains(it.type()))
                    .mapToLong(Stored::position)
                    .max()
                    .orElse(0);
            return SyncItem.refused(stream, version, e.toString());
        }
    }

    private SyncItem readable(UUID stream, List<Stored> history, Predicate<S> saying) {
        var facts = new ArrayList<FactsDocument.FactEntry>();
        var state = aggregate.initial();
        for (var stored : history) {
            var event = json.read(stored.payload(), aggregate.events().typeOf(stored.type()));
            state = aggregate.evolve().apply(state, event);
            publicMessage(stream, state, event, stored).ifPresent(it -> facts.add(fact(stored, it)));
        }
        long version = facts.isEmpty() ? 0 : facts.getLast().sequence();
        return new SyncItem(stream, version, false, json.write(new FactsDocument(facts, saying.test(state))));
    }

    private static FactsDocument.FactEntry fact(Stored stored, Message message) {
        var id = FactId.of(stored.stream(), stored.position(), stored.at(), message.type());
        return new FactsDocument.FactEntry(id, message.type(), stored.position(), message.body());
    }

    /// What is counted by type must be what is published, or versions would be of something else than the
    /// documents.
    private Optional<Message> publicMessage(UUID stream, S after, E event, Stored stored) {
        var message = aggregate.publicMapping().message(stream, after, event);
        if (message.isPresent() == unpublished.contains(stored.type())) {
            throw new IllegalStateException("%s is %s others, but %s is not among the types of that kind"
                    .formatted(event, message.isPresent() ? "told to" : "kept from", stored.type()));
        }
        return message;
    }
}

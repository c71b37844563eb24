package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.ViewGenerations;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A generation is a number in the key of its rows, and which is active is a row in `edition`: activating one is an
/// update that nobody who reads or writes views waits for.
@Repository
class PostgresViewGenerations implements ViewGenerations {

    private static final int AT_ONCE = 2_000;

    /// Readers and writers of views only read this table, so they do not wait.
    private static final String ALONE = "lock table edition in share row exclusive mode";

    private static final String NOT_RETIRED =
            "select rebuild, state from edition where part = ? and rebuild is not null and state <> 'retired'";
    private static final String GIVE_UP = """
            update edition set state = 'retired', retired_at = ?
             where part = ? and state = 'being-set' and rebuild is distinct from ?::uuid
            """;
    private static final String OPEN = """
            insert into edition (part, rebuild, state)
            select it.part, it.rebuild, 'being-set'
              from (select ?::text as part, ?::uuid as rebuild) as it
             where not exists (select 1 from edition where part = it.part and rebuild = it.rebuild)
            """;
    private static final String RETIRE = """
            update edition set state = 'retired', retired_at = ?
             where part = ? and state = 'out'
               and exists (select 1 from edition where part = ? and rebuild = ? and state = 'being-set')
            """;
    private static final String ACTIVATE =
            "update edition set state = 'out' where part = ? and rebuild = ? and state = 'being-set'";
    private static final String DELETE_VIEWS = """
            delete from %1$s
             where (edition, order_id) in (select v.edition, v.order_id
                                             from edition e
                                             join %1$s v on v.edition = e.number
                                            where e.state = 'retired' and e.retired_at < ?
                                            limit ?)
            """;
    private static final String DELETE_GENERATIONS = """
            delete from edition
             where state = 'retired' and retired_at < ?
               and not exists (select 1 from order_view where edition = number)
               and not exists (select 1 from receipt where edition = number)
               and not exists (select 1 from delivery_view where edition = number)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PostgresViewGenerations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void prepare(Part part, Supplier<Optional<UUID>> wanted) {
        if (isPrepared(part, wanted.get())) {
            return;
        }
        jdbc.sql(ALONE).update();
        var generation = wanted.get();
        jdbc.sql(GIVE_UP)
                .params(now(), Part.NAMES.nameOf(part))
                .param(generation.orElse(null))
                .update();
        generation.ifPresent(
                it -> jdbc.sql(OPEN).params(Part.NAMES.nameOf(part), it).update());
    }

    private boolean isPrepared(Part part, Optional<UUID> wanted) {
        Map<String, UUID> generations = jdbc
                .sql(NOT_RETIRED)
                .param(Part.NAMES.nameOf(part))
                .query((row, _) -> Map.entry(row.getString("state"), row.getObject("rebuild", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var beingBuilt = Optional.ofNullable(generations.get("being-set"));
        var isActive = wanted.isPresent() && wanted.equals(Optional.ofNullable(generations.get("out")));
        return beingBuilt.equals(isActive ? Optional.empty() : wanted);
    }

    @Override
    @Transactional
    public void activate(Part part, UUID generation) {
        jdbc.sql(ALONE).update();
        jdbc.sql(RETIRE)
                .params(now(), Part.NAMES.nameOf(part), Part.NAMES.nameOf(part), generation)
                .update();
        jdbc.sql(ACTIVATE).params(Part.NAMES.nameOf(part), generation).update();
    }

    @Override
    public void deleteRetired(Instant before) {
        var until = before.atOffset(ZoneOffset.UTC);
        for (var table : new String[] {"order_view", "receipt", "delivery_view"}) {
            clear(table, until);
        }
        jdbc.sql(DELETE_GENERATIONS).param(until).update();
    }

    /// A few at a time, so that nothing waits for them.
    private void clear(String table, OffsetDateTime retiredBefore) {
        int cleared;
        do {
            cleared = jdbc.sql(DELETE_VIEWS.formatted(table))
                    .params(retiredBefore, AT_ONCE)
                    .update();
        } while (cleared == AT_ONCE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.People;
import dev.dosirak.orderhistory.view.Receipt;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.platform.events.EventJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresOrderViews implements OrderViews {

    private static final String MERGE = """
            insert into order_view as mine (order_id, customer_id, shop_id, owner_id, placed_at, sequence, state,
                                            timeline, carried_by, carried_sequence)
            values (?, ?, ?, ?, ?, ?, ?, jsonb_build_object(?, ?::jsonb), ?, ?)
            on conflict (order_id) do update
               set customer_id = excluded.customer_id,
                   shop_id = excluded.shop_id,
                   owner_id = excluded.owner_id,
                   placed_at = coalesce(mine.placed_at, excluded.placed_at),
                   sequence = greatest(mine.sequence, excluded.sequence),
                   state = case when excluded.sequence > mine.sequence then excluded.state else mine.state end,
                   timeline = mine.timeline || excluded.timeline,
                   carried_by = case when excluded.carried_sequence > mine.carried_sequence
                                     then excluded.carried_by else mine.carried_by end,
                   carried_sequence = greatest(mine.carried_sequence, excluded.carried_sequence)
            """;

    private static final String MERGE_WITH_RECEIPT = """
            with kept as (insert into receipt (order_id, document) values (?, ?) on conflict do nothing)
            """ + MERGE;

    private static final String ASSIGN = """
            insert into order_view as mine (order_id, assigned_to, assigned_sequence, assigned_at)
            values (?, ?, ?, ?)
            on conflict (order_id) do update
               set assigned_to = excluded.assigned_to,
                   assigned_sequence = excluded.assigned_sequence,
                   assigned_at = excluded.assigned_at
             where excluded.assigned_sequence > mine.assigned_sequence
            """;

    private static final String VIEWS = """
            select order_id, customer_id, shop_id, owner_id, placed_at, timeline, rider_id, assigned_to, assigned_at, document
              from order_view join receipt using (order_id)
            """;

    private static final String FIND = VIEWS + " where order_id = ? and placed_at is not null";

    private static final String PAGE = """
             and placed_at is not null and (placed_at, order_id) < (?, ?)
             order by placed_at desc, order_id desc
             limit ?
            """;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final StoredViews stored;

    PostgresOrderViews(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
        this.stored = new StoredViews(json);
    }

    @Override
    public void place(UUID order, People people, Step step, Receipt receipt) {
        var merge = jdbc.sql(MERGE_WITH_RECEIPT).params(order, json.write(receipt));
        merge(merge, order, people, step, step.at());
    }

    @Override
    public void note(UUID order, People people, Step step) {
        merge(jdbc.sql(MERGE), order, people, step, null);
    }

    private void merge(
            JdbcClient.StatementSpec merge, UUID order, People people, Step step, @Nullable Instant placedAt) {
        var carriedBy = step.why().rider();
        merge.params(order, people.customer(), people.shop(), people.owner())
                .param(placedAt == null ? null : utc(placedAt))
                .param(step.sequence())
                .param(step.state())
                .param(Long.toString(step.sequence()))
                .param(stored.write(step))
                .param(carriedBy)
                .param(carriedBy == null ? 0L : step.sequence())
                .update();
    }

    @Override
    public void assign(UUID order, long sequence, @Nullable UUID rider, Instant at) {
        jdbc.sql(ASSIGN)
                .param(order)
                .param(rider)
                .param(sequence)
                .param(utc(at))
                .update();
    }

    @Override
    public Optional<OrderView> find(UUID order) {
        return jdbc.sql(FIND).param(order).query(stored::view).optional();
    }

    @Override
    public List<OrderView> of(Person person, boolean openOnly, Mark below, int size) {
        var theirs = switch (person.part()) {
            case CUSTOMER -> " where customer_id = ?";
            case OWNER -> " where owner_id = ?";
            case RIDER -> " where rider_id = ?";
        };
        return jdbc.sql(VIEWS + theirs + (openOnly ? " and open" : "") + PAGE)
                .params(person.id(), utc(below.placedAt()), below.order(), size)
                .query(stored::view)
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.DeliveryUpdate;
import dev.dosirak.orderhistory.view.OrderUpdate;
import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.PageCursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresOrderViews implements OrderViews {

    /// One row in each generation, the active one first, so that two writers of an order never wait for each
    /// other.
    private static final String APPLY_ORDER = """
            insert into order_view as mine (edition, order_id, customer_id, shop_id, owner_id, placed_at, sequence,
                                            state, timeline, whole, carried_by, carried_sequence)
            select number, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::bigint,
                   ?::text, ?::jsonb, ?::bigint, ?::uuid, ?::bigint
              from edition
             where part = 'orders' and state <> 'retired'
             order by number
            on conflict (edition, order_id) do update
               set customer_id = excluded.customer_id,
                   shop_id = excluded.shop_id,
                   owner_id = excluded.owner_id,
                   placed_at = coalesce(mine.placed_at, excluded.placed_at),
                   sequence = greatest(mine.sequence, excluded.sequence),
                   state = case when excluded.sequence > mine.sequence then excluded.state else mine.state end,
                   timeline = mine.timeline || excluded.timeline,
                   whole = greatest(mine.whole, excluded.whole),
                   carried_by = case when excluded.carried_sequence > mine.carried_sequence
                                     then excluded.carried_by else mine.carried_by end,
                   carried_sequence = greatest(mine.carried_sequence, excluded.carried_sequence)
             where not mine.timeline @> excluded.timeline or mine.whole < excluded.whole
            """;

    /// Whoever has left may occur again, in a history as in an import: their address is looked for then.
    private static final String APPLY_ORDER_WITH_RECEIPT = """
            with looked_at as (update departed_member set door = true where id = ?::uuid),
                 kept as (insert into receipt (edition, order_id, document, seal)
                          select number, it.order_id, it.document, md5(it.document)::uuid
                            from edition, (select ?::uuid as order_id, ?::text as document) as it
                           where part = 'orders' and state <> 'retired'
                           order by number
                          on conflict do nothing)
            """ + APPLY_ORDER;

    private static final String NOTE_DELIVERY = """
            insert into delivery_view as mine (edition, order_id, sequence, ended,
                                               assigned_to, assigned_sequence, assigned_at)
            select number, ?::uuid, ?::bigint, ?::boolean, ?::uuid, ?::bigint, ?::timestamptz
              from edition
             where part = 'deliveries' and state <> 'retired'
             order by number
            on conflict (edition, order_id) do update
               set sequence = greatest(mine.sequence, excluded.sequence),
                   ended = case when excluded.sequence > mine.sequence then excluded.ended else mine.ended end,
                   assigned_to = case when excluded.assigned_sequence > mine.assigned_sequence
                                      then excluded.assigned_to else mine.assigned_to end,
                   assigned_at = case when excluded.assigned_sequence > mine.assigned_sequence
                                      then excluded.assigned_at else mine.assigned_at end,
                   assigned_sequence = greatest(mine.assigned_sequence, excluded.assigned_sequence)
             where mine.sequence < excluded.sequence or mine.assigned_sequence < excluded.assigned_sequence
            """;

    /// Generations are looked up by the statement that reads them: what it finds is all of one generation.
    private static final String VIEWS = """
            select v.order_id, customer_id, shop_id, owner_id, placed_at, timeline, carried_by, assigned_to, assigned_at,
                   document
              from order_view v
              join receipt r on r.edition = v.edition and r.order_id = v.order_id
              left join delivery_view d
                on d.order_id = v.order_id
               and d.edition = (select number from edition where part = 'deliveries' and state = 'out')
             where v.edition = (select number from edition where part = 'orders' and state = 'out')
               and placed_at is not null
            """;

    private static final String FIND = VIEWS + " and v.order_id = :order";

    private static final String BELOW = " and (placed_at, v.order_id) < (:at, :order)";
    private static final String OPEN = " and open";
    private static final String PAGE = " order by placed_at desc, v.order_id desc limit :size";

    /// The order says who carries it; until it does, the delivery says who is to.
    private static final String TO_BE_CARRIED = """
             and carried_by is null
             and v.order_id in (
                 select order_id
                   from delivery_view
                  where edition = (select number from edition where part = 'deliveries' and state = 'out')
                    and assigned_to = :person and not ended)
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
    public void apply(OrderUpdate update) {
        var latest = update.latest();
        var carried = update.carried();
        writing(update)
                .params(
                        update.order(),
                        update.parties().customer(),
                        update.parties().shop(),
                        update.parties().owner())
                .param(update.placedAt().map(PostgresOrderViews::utc).orElse(null))
                .params(latest.sequence(), latest.state(), stored.write(update.steps()), update.completeVersion())
                .param(carried.map(it -> it.details().rider()).orElse(null))
                .param(carried.map(Step::sequence).orElse(0L))
                .update();
    }

    private JdbcClient.StatementSpec writing(OrderUpdate update) {
        var receipt = update.receipt();
        return receipt == null
                ? jdbc.sql(APPLY_ORDER)
                : jdbc.sql(APPLY_ORDER_WITH_RECEIPT)
                        .param(
                                receipt.deliverTo().phone().isEmpty()
                                        ? null
                                        : update.parties().customer())
                        .params(update.order(), json.write(receipt));
    }

    @Override
    public void apply(DeliveryUpdate update) {
        jdbc.sql(NOTE_DELIVERY)
                .params(update.order(), update.sequence(), update.ended())
                .param(update.assignment().rider())
                .params(update.assignment().sequence(), utc(update.assignment().at()))
                .update();
    }

    @Override
    public Optional<OrderView> find(UUID order) {
        return jdbc.sql(FIND).param("order", order).query(stored::view).optional();
    }

    @Override
    public List<OrderView> of(Person person, boolean openOnly, PageCursor below, int size) {
        var which = BELOW + (openOnly ? OPEN : "");
        var page = switch (person.part()) {
            case CUSTOMER -> VIEWS + " and customer_id = :person" + which + PAGE;
            case OWNER -> VIEWS + " and owner_id = :person" + which + PAGE;
            case RIDER -> either(VIEWS + " and carried_by = :person" + which, VIEWS + TO_BE_CARRIED + which);
        };
        return jdbc.sql(page)
                .param("person", person.id())
                .param("at", utc(below.at()))
                .param("order", below.id())
                .param("size", size)
                .query(stored::view)
                .list();
    }

    private static String either(String one, String other) {
        return "select * from ((%s%s) union all (%s%s)) as v%s".formatted(one, PAGE, other, PAGE, PAGE);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads versions off the views' rows, and by their seals whether anybody else has written there.
@Repository
class PostgresViewVersions implements ViewVersions {

    /// An order's steps are numbered without gaps, so we know all up to the last one when none is missing.
    private static final String ORDERS = """
            select v.order_id,
                   case when v.seal is distinct from order_view_seal(v)
                          or v.placed_at is not null and not coalesce(r.seal = md5(r.document)::uuid, false)
                        then -1
                        when (select count(*) from jsonb_object_keys(v.timeline) as step where step::bigint > v.whole)
                             = greatest(v.sequence - v.whole, 0)
                        then greatest(v.sequence, v.whole)
                        else v.whole
                   end as version
              from order_view v
              left join receipt r on r.edition = v.edition and r.order_id = v.order_id
             where v.edition = (select number from edition where part = 'orders' and state = 'out')
            """;

    private static final String DELIVERIES = """
            select v.order_id, case when v.seal is distinct from delivery_view_seal(v) then -1 else sequence end as version
              from delivery_view v
             where v.edition = (select number from edition where part = 'deliveries' and state = 'out')
            """;

    private static final String AMONG = " and v.order_id in (:orders)";
    private static final String PAGE = " and v.order_id > ? order by v.order_id limit ?";

    private static final String REMOVE = """
            delete from %s
             where order_id in (%s)
               and edition in (select number from edition where part = '%s' and state <> 'retired')
            """;
    private static final String THESE = ":orders";
    private static final String THE_ONE_SEEN =
            "select order_id from (%s and v.order_id = :order) as now where version = :version";

    private static final String REMOVE_ORDERS = "with gone as (%s) %s"
            .formatted(REMOVE.formatted("order_view", "%1$s", "orders"), REMOVE.formatted("receipt", "%1$s", "orders"));
    private static final String REMOVE_DELIVERIES = REMOVE.formatted("delivery_view", "%1$s", "deliveries");

    private final JdbcClient jdbc;

    PostgresViewVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> find(Part part, Collection<UUID> orders) {
        return orders.isEmpty()
                ? List.of()
                : jdbc.sql(entries(part) + AMONG)
                        .param("orders", orders)
                        .query(PostgresViewVersions::entry)
                        .list();
    }

    @Override
    public List<Entry> after(Part part, UUID order, int limit) {
        return jdbc.sql(entries(part) + PAGE)
                .params(order, limit)
                .query(PostgresViewVersions::entry)
                .list();
    }

    @Override
    public void remove(Part part, Collection<UUID> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql(removal(part).formatted(THESE)).param("orders", orders).update();
        }
    }

    @Override
    public void remove(Part part, Entry seen) {
        jdbc.sql(removal(part).formatted(THE_ONE_SEEN.formatted(entries(part))))
                .param("order", seen.order())
                .param("version", seen.version())
                .update();
    }

    private static String entries(Part part) {
        return switch (part) {
            case ORDERS -> ORDERS;
            case DELIVERIES -> DELIVERIES;
        };
    }

    private static String removal(Part part) {
        return switch (part) {
            case ORDERS -> REMOVE_ORDERS;
            case DELIVERIES -> REMOVE_DELIVERIES;
        };
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getObject("order_id", UUID.class), row.getLong("version"));
    }
}

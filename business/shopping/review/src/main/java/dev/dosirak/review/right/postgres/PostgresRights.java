package dev.dosirak.review.right.postgres;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.review.right.Purchase;
import dev.dosirak.review.right.Right;
import dev.dosirak.review.right.Rights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Each statement decides by the row's state, so whoever comes second finds what the first one left.
@Repository
class PostgresRights implements Rights {

    private static final String GRANT = """
            insert into review_right (order_id, state, customer, shop, owner, delivered_at)
            values (?, 'open', ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String WITHDRAW = """
            insert into review_right (order_id, state) values (?, 'withdrawn')
            on conflict (order_id) do update
               set state = 'withdrawn'
             where review_right.state = 'open'
            """;
    private static final String USE = "update review_right set state = 'used' where order_id = ? and state = 'open'";
    private static final String DISCARD = """
            update review_right
               set state = 'withdrawn', customer = null, shop = null, owner = null, delivered_at = null
             where customer = ? and state = 'open'
            """;
    private static final String FIND = """
            select order_id, state, customer, shop, owner, delivered_at
              from review_right
             where order_id = ?
               and state <> 'withdrawn'
            """;
    private static final String OPEN = """
            select order_id, customer, shop, owner, delivered_at
              from review_right
             where customer = ?
               and state = 'open'
               and delivered_at > ?
             order by delivered_at desc
             limit ?
            """;

    private final JdbcClient jdbc;

    PostgresRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void grant(Purchase purchase) {
        jdbc.sql(GRANT)
                .params(
                        purchase.order(),
                        purchase.customer(),
                        purchase.shop(),
                        purchase.owner(),
                        purchase.deliveredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void withdraw(UUID order) {
        jdbc.sql(WITHDRAW).param(order).update();
    }

    @Override
    public Optional<Right> find(UUID order) {
        return jdbc.sql(FIND)
                .param(order)
                .query((row, number) ->
                        new Right(purchase(row, number), row.getString("state").equals("used")))
                .optional();
    }

    @Override
    public List<Purchase> open(UUID customer, Instant delivered, int limit) {
        return jdbc.sql(OPEN)
                .params(customer, delivered.atOffset(ZoneOffset.UTC), limit)
                .query(PostgresRights::purchase)
                .list();
    }

    @Override
    public void forget(UUID customer) {
        jdbc.sql(DISCARD).param(customer).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY) // a right used up without its review would be lost
    public void markUsed(UUID order) {
        if (jdbc.sql(USE).param(order).update() == 0) {
            throw new Stale("Right to review " + order);
        }
    }

    private static Purchase purchase(ResultSet row, int number) throws SQLException {
        return new Purchase(
                row.getObject("order_id", UUID.class),
                row.getObject("customer", UUID.class),
                row.getObject("shop", UUID.class),
                row.getObject("owner", UUID.class),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant());
    }
}

package dev.dosirak.payment.distribution.postgres;

import dev.dosirak.payment.distribution.RateLeases;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/// One statement per lease, by the clock of the database. Whoever waited for another node until the slot was over
/// gets nothing, and asks again.
@Repository
class PostgresRateLeases implements RateLeases {

    private static final Logger log = LoggerFactory.getLogger(PostgresRateLeases.class);

    /// A slot so far ahead is from a time when the database's clock was wrong.
    private static final long FAR_AHEAD = Duration.ofSeconds(10).dividedBy(SLOT);

    private static final String LEND = """
            with clock as (select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as millis)
            insert into gateway_lease as its (gateway, slot, lent, for_payments, got)
            select :gateway,
                   millis / :length,
                   least(:wanted, :most),
                   case when :payment then least(:wanted, :most) else 0 end,
                   least(:wanted, :most)
              from clock
            on conflict (gateway) do update
               set slot = excluded.slot,
                   (lent, for_payments, got) = (
                       select was.lent + now.got, was.for_payments + case when :payment then now.got else 0 end, now.got
                         from (select case when its.slot = excluded.slot then its.lent else 0 end as lent,
                                      case when its.slot = excluded.slot then its.for_payments else 0 end as for_payments)
                              as was,
                              lateral (select greatest(0, least(
                                          :wanted,
                                          :all - was.lent,
                                          case when :payment then :most - was.for_payments else :all end)) as got)
                              as now)
             where its.slot <= excluded.slot or its.slot > excluded.slot + :farAhead
            returning got, :length - (select millis from clock) % :length as left
            """;

    private final JdbcClient jdbc;

    PostgresRateLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Lease> take(String gateway, boolean forPayment, int wanted, Budget budget) {
        // Its row would be held until the end, with all nodes waiting, and a rollback would give the lease back.
        Assert.state(
                !TransactionSynchronizationManager.isActualTransactionActive(), "A lease is taken in a transaction");
        try {
            return Optional.of(jdbc.sql(LEND)
                    .param("gateway", gateway)
                    .param("length", SLOT.toMillis())
                    .param("wanted", wanted)
                    .param("all", budget.all())
                    .param("most", forPayment ? budget.payments() : budget.all())
                    .param("payment", forPayment)
                    .param("farAhead", FAR_AHEAD)
                    .query((row, _) -> new Lease(row.getInt("got"), Duration.ofMillis(row.getLong("left"))))
                    .optional()
                    .orElse(new Lease(0, Duration.ZERO)));
        } catch (DataAccessException e) {
            log.warn("The rate of {} is not shared with other nodes: {}", gateway, e.toString());
            return Optional.empty();
        }
    }
}

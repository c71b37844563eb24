package dev.dosirak.payment.reconciliation.postgres;

import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of a statement that is being read. They are kept aside as they come, many at once, so that no transaction
/// lasts as long as its gateway takes; when the last one is there they take the place of the edition before.
final class SettlementRows implements Consumer<SettlementRow> {

    private static final int AT_ONCE = 1_000;

    private static final String ARRIVE = """
            insert into arriving_settlement_row
                (reading, gateway, day, key, order_text, order_id, payment_key, taken, amount, fee, vat, pay_out, paid_out_on)
            select :reading, :gateway, :day, * from unnest(
                :keys::text[], :texts::text[], :orders::uuid[], :payments::text[], :taken::boolean[], :amounts::bigint[],
                :fees::bigint[], :vats::bigint[], :payOuts::bigint[], :paidOutOn::date[])
            on conflict do nothing
            """;

    private static final String FORGET = "delete from arriving_settlement_row where gateway = ? and day = ?";

    private static final String DROP = "delete from arriving_settlement_row where reading = ?";

    private static final String FORGET_EDITION = "delete from settlement_row where gateway = ? and day = ?";

    /// So many count at once: however long a statement is, none of the database's answers is waited for longer than a
    /// connection waits.
    private static final int COUNTED_AT_ONCE = 10_000;

    private static final String COUNT = """
            with batch as (
                select * from arriving_settlement_row
                 where reading = :reading and key >= :from
                 order by key
                 limit :most offset :known),
            counted as (
                insert into settlement_row
                    (gateway, day, key, order_text, order_id, payment_key, taken, amount, fee, vat, pay_out, paid_out_on)
                select gateway, day, key, order_text, order_id, payment_key, taken, amount, fee, vat, pay_out, paid_out_on
                  from batch)
            select count(*) as number, max(key) as last from batch
            """;

    private record Batch(int number, @Nullable String last) {}

    private final JdbcClient jdbc;
    private final String gateway;
    private final LocalDate day;
    private final UUID reading = UUID.randomUUID();
    private final List<SettlementRow> waiting = new ArrayList<>(AT_ONCE);
    private int arrived;

    SettlementRows(JdbcClient jdbc, String gateway, LocalDate day) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.day = day;
    }

    /// @throws BadStatement for a row of another day
    @Override
    public void accept(SettlementRow row) {
        if (!row.soldOn().equals(day)) {
            throw new BadStatement(Problem.OTHER_DAY, "%s is of %s".formatted(row.key(), row.soldOn()));
        }
        waiting.add(row);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    /// What an earlier reading of it has left is of no use any more. Whoever is still at it finds that at its end.
    void forget() {
        jdbc.sql(FORGET).params(gateway, day).update();
    }

    /// They count from now on, and those before no longer; to be done within a transaction, after [flush][#flush()].
    ///
    /// @throws IllegalStateException when somebody else has begun to read the same statement meanwhile
    void count() {
        jdbc.sql(FORGET_EDITION).params(gateway, day).update();
        int counted = copy();
        if (counted != arrived) {
            throw new IllegalStateException(
                    "%s's statement of %s: %d of %d rows are still there".formatted(gateway, day, counted, arrived));
        }
    }

    /// To be done at the end, whatever came of it: they count, or are of no use. Those of another reading stay.
    void drop() {
        jdbc.sql(DROP).param(reading).update();
    }

    private int copy() {
        int all = 0;
        var batch = copy("", 0);
        for (var last = batch.last(); last != null; last = batch.last()) {
            all += batch.number();
            batch = copy(last, 1);
        }
        return all;
    }

    /// @param known how many of those from there on count already
    private Batch copy(String from, int known) {
        return jdbc.sql(COUNT)
                .param("reading", reading)
                .param("from", from)
                .param("most", COUNTED_AT_ONCE)
                .param("known", known)
                .query((row, _) -> new Batch(row.getInt("number"), row.getString("last")))
                .single();
    }

    /// @throws BadStatement when a row stands in the statement twice
    void flush() {
        int written = jdbc.sql(ARRIVE)
                .param("reading", reading)
                .param("gateway", gateway)
                .param("day", day)
                .param("keys", all(SettlementRow::key, String[]::new))
                .param("texts", all(SettlementRow::order, String[]::new))
                .param("orders", orders())
                .param("payments", all(SettlementRow::paymentKey, String[]::new))
                .param("taken", all(SettlementRow::taken, Boolean[]::new))
                .param("amounts", won(SettlementRow::amount))
                .param("fees", won(SettlementRow::fee))
                .param("vats", won(SettlementRow::vat))
                .param("payOuts", won(SettlementRow::payOut))
                .param("paidOutOn", all(it -> it.paidOutOn().toString(), String[]::new))
                .update();
        if (written < waiting.size()) {
            throw new BadStatement(
                    Problem.DOUBLED_ROW, "%d rows stand in it twice".formatted(waiting.size() - written));
        }
        arrived += written;
        waiting.clear();
    }

    private @Nullable UUID[] orders() {
        var orders = new @Nullable UUID[waiting.size()];
        for (int i = 0; i < orders.length; i++) {
            orders[i] = order(waiting.get(i).order());
        }
        return orders;
    }

    private Long[] won(Function<SettlementRow, Won> amount) {
        return all(it -> amount.apply(it).amount(), Long[]::new);
    }

    private <T> T[] all(Function<SettlementRow, ? extends T> part, IntFunction<T[]> array) {
        return waiting.stream().map(part).toArray(array);
    }

    /// Null for what is no order of ours.
    private static @Nullable UUID order(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package dev.dosirak.payment.reconciliation.postgres;

import dev.dosirak.payment.PaymentDatabase;
import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.DailyReconciliation;
import dev.dosirak.payment.reconciliation.Difference;
import dev.dosirak.payment.reconciliation.DifferenceReason;
import dev.dosirak.payment.reconciliation.LateMoney;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementBooks;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.payment.reconciliation.SettlementTerms;
import dev.dosirak.payment.reconciliation.StatementNotAsked;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Real tables of payment, a gateway of a name of its own, and statements as somebody has written them.
final class SettlementTables implements SettlementStatements {

    /// A Friday, so that there is a weekend between it and its pay-out.
    static final LocalDate DAY = LocalDate.parse("2026-11-20");

    static final SettlementTerms TERMS = new SettlementTerms(200, 5);
    private static final DataSource DATABASE = PaymentDatabase.create("settlement");

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final SettlementBooks books = new PostgresSettlementBooks(jdbc, new JdbcTransactionManager(DATABASE));
    final Map<LocalDate, List<SettlementRow>> statements = new HashMap<>();
    final Map<LocalDate, List<PayOut>> payOuts = new HashMap<>();
    final Map<LocalDate, RuntimeException> failures = new HashMap<>();
    final WrittenTasks tasks = new WrittenTasks();
    boolean payOutsNotAsked;
    private final String gateway = "gateway-" + UUID.randomUUID();
    private @Nullable BadStatement breaksOff;
    private Runnable meanwhile = () -> {};
    private int untilInterrupted = Integer.MAX_VALUE;

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public void read(LocalDate day, Consumer<SettlementRow> rows) {
        if (untilInterrupted-- == 0) {
            Thread.currentThread().interrupt();
            throw new BadStatement(BadStatement.Problem.INCOMPLETE, "interrupted");
        }
        if (failures.containsKey(day)) {
            throw failures.get(day);
        }
        statements.getOrDefault(day, List.of()).forEach(rows);
        meanwhile.run();
        if (breaksOff != null) {
            throw breaksOff;
        }
    }

    @Override
    public List<PayOut> payOuts(LocalDate day) {
        if (payOutsNotAsked) {
            throw new StatementNotAsked();
        }
        return payOuts.getOrDefault(day, List.of());
    }

    void breakOff(BadStatement.Problem problem) {
        breaksOff = new BadStatement(problem, "as it is");
    }

    /// Before the end of a statement is there.
    void whileItArrives(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /// Whoever reads is interrupted in the next statement after so many.
    void interruptAfter(int statements) {
        untilInterrupted = statements;
    }

    void getWell() {
        breaksOff = null;
    }

    /// On a day at ten in the morning, with nobody to inquire.
    DailyReconciliation on(LocalDate today, LateMoney lateMoney) {
        var morning = today.atTime(10, 0).atZone(Seoul.ZONE).toInstant();
        return new DailyReconciliation(this, TERMS, books, lateMoney, tasks, LocalTime.NOON, () -> morning);
    }

    /// We took money, at noon.
    UUID took(LocalDate day, long won) {
        return took(day.atTime(12, 0).atZone(Seoul.ZONE).toInstant(), won);
    }

    UUID took(Instant at, long won) {
        var order = UUID.randomUUID();
        took(order, "pay-" + order, at, won);
        return order;
    }

    /// For an order that we had money of before, under another key.
    void tookAgain(UUID order, LocalDate day, long won) {
        took(order, again(order), day.atTime(12, 1).atZone(Seoul.ZONE).toInstant(), won);
    }

    private void took(UUID order, String key, Instant at, long won) {
        jdbc.sql("insert into captured_money (gateway, payment_key, order_id, amount, taken_at, taken_on)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(gateway, key, order, won, at.atOffset(ZoneOffset.UTC), Seoul.dayOf(at))
                .update();
    }

    private static String again(UUID order) {
        return "pay-again-" + order;
    }

    /// A payment that was asked for, and of which no more is known.
    UUID asked() {
        var order = UUID.randomUUID();
        jdbc.sql("insert into event (stream, aggregate, position, type, payload, at)"
                        + " values (?, 'payment', 1, 'requested', '{}', now())")
                .param(order)
                .update();
        return order;
    }

    void gaveBack(UUID order, LocalDate day, long won) {
        gaveBack("pay-" + order, day, won);
    }

    /// Of what was taken under the other key.
    void gaveBackOfSecond(UUID order, LocalDate day, long won) {
        gaveBack(again(order), day, won);
    }

    private void gaveBack(String key, LocalDate day, long won) {
        jdbc.sql("update captured_money set given_back = ?, given_back_on = ? where payment_key = ?")
                .params(won, day, key)
                .update();
    }

    SettlementRow sells(UUID order, LocalDate day, long won) {
        return sells(order, day, won, UnaryOperator.identity());
    }

    SettlementRow sells(UUID order, LocalDate day, long won, UnaryOperator<SettlementRow> fault) {
        var row = fault.apply(row("sale-" + order, order, day, won));
        statements.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
        return row;
    }

    SettlementRow sellsAgain(UUID order, LocalDate day, long won) {
        var row = row("sale-again-" + UUID.randomUUID(), order, day, won);
        statements.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
        return row;
    }

    SettlementRow cancels(UUID order, LocalDate day, long won) {
        var row = row("cancel-" + UUID.randomUUID(), order, day, -won);
        statements.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
        return row;
    }

    static SettlementRow row(String key, UUID order, LocalDate day, long won) {
        var amount = Won.of(won);
        var fee = TERMS.fee(amount);
        var vat = SettlementTerms.vat(fee);
        return new SettlementRow(
                key,
                order.toString(),
                "pay-" + order,
                won > 0,
                amount,
                fee,
                vat,
                amount.minus(fee).minus(vat),
                day,
                TERMS.payOutDay(day));
    }

    /// What is found, each with its reason; waiting and settled ones, too.
    Map<String, DifferenceReason> found(LocalDate day) {
        var found = new HashMap<String, DifferenceReason>();
        for (var it : all(day)) {
            found.put(it.about(), it.reason());
        }
        return found;
    }

    List<Difference> all(LocalDate day) {
        return books.differences(gateway, day, "", "", 10_000);
    }

    long rows(LocalDate day) {
        return jdbc.sql("select count(*) from settlement_row where gateway = ? and day = ?")
                .params(gateway, day)
                .query(Long.class)
                .single();
    }

    /// Of statements that are being read.
    long arrivingRows() {
        return jdbc.sql("select count(*) from arriving_settlement_row where gateway = ?")
                .param(gateway)
                .query(Long.class)
                .single();
    }

    /// How many rows each statement of SQL has put among those that count.
    List<Long> whileRowsAreCounted(Runnable reading) {
        jdbc.sql("create table written (rows bigint)").update();
        jdbc.sql("""
                create function note_written() returns trigger language plpgsql as $$
                begin
                    insert into written select count(*) from new_rows having count(*) > 0;
                    return null;
                end $$
                """).update();
        jdbc.sql("""
                create trigger written after insert on settlement_row referencing new table as new_rows
                for each statement execute function note_written()
                """).update();
        try {
            reading.run();
            return jdbc.sql("select rows from written")
                    .query((row, _) -> row.getLong(1))
                    .list();
        } finally {
            jdbc.sql("drop trigger written on settlement_row").update();
            jdbc.sql("drop function note_written()").update();
            jdbc.sql("drop table written").update();
        }
    }

    /// How many days were compared on this one.
    long comparedOn(LocalDate today) {
        return jdbc.sql("select count(*) from settlement_statement where gateway = ? and compared_on = ?")
                .params(gateway, today)
                .query(Long.class)
                .single();
    }

    static final class WrittenTasks implements Tasks {

        final Map<String, Kind> open = new HashMap<>();
        boolean stops;

        @Override
        public void raise(Kind kind, String about, String detail) {
            if (stops) {
                throw new IllegalStateException("this node has stopped");
            }
            open.put(about, kind);
        }

        @Override
        public void resolve(Kind kind, String about) {
            open.remove(about, kind);
        }

        @Override
        public List<Task> open(long after, int limit) {
            return List.of();
        }

        @Override
        public void close(long id, UUID by, String note) {
            throw new UnsupportedOperationException();
        }
    }
}

package dev.dosirak.payment.reconciliation.postgres;

import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.Difference;
import dev.dosirak.payment.reconciliation.DifferenceReason;
import dev.dosirak.payment.reconciliation.DifferenceReason.Course;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementBooks;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.payment.reconciliation.SettlementTerms;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class PostgresSettlementBooks implements SettlementBooks {

    /// So long before midnight the gateway's clock and ours may see different days.
    private static final Duration AROUND_MIDNIGHT = Duration.ofMinutes(5);

    private static final String DUE = """
            select d::date
              from generate_series(
                       greatest(:from, least(:to, (select min(taken_on) from captured_money where gateway = :gateway)))
                           ::timestamp,
                       :to::timestamp, '1 day') as d
             where not exists (select from settlement_statement
                                where gateway = :gateway and day = d::date
                                  and problem is null and compared_on >= :today)
             order by d
            """;

    private static final String IS_READ =
            "select exists (select from settlement_statement where gateway = ? and day = ? and problem is null)";

    private static final String OPEN_AND_READ_BEFORE = """
            select exists (select from settlement_statement
                            where gateway = :gateway and day = :day and problem is null and read_at < :moment)
               and exists (select from settlement_difference
                            where gateway = :gateway and day = :day and state = 'open')
            """;

    private static final String READ = """
            insert into settlement_statement (gateway, day, read_at) values (?, ?, ?)
            on conflict (gateway, day) do update
               set problem = null, detail = null, read_at = excluded.read_at, compared_on = null, compared_at = null
            """;

    /// An edition that was good stays good.
    private static final String FAILED = """
            insert into settlement_statement as mine (gateway, day, problem, detail) values (?, ?, ?, ?)
            on conflict (gateway, day) do update
               set problem = excluded.problem, detail = excluded.detail, read_at = now()
             where mine.problem is not null
            """;

    private static final String PAID_OUT =
            "insert into gateway_pay_out (gateway, day, reference, amount, returned) values (?, ?, ?, ?, ?)";

    private static final String KEEP = """
            insert into settlement_difference as mine (gateway, day, reason, about, ours, theirs, state, compared_at)
            select :gateway, :day, reason, about, ours, theirs,
                   case when reason = any (:noCourse) then 'settled' when reason = any (:waiting) then 'waiting'
                        else 'open' end,
                   :now
              from (%s) as found
            on conflict (gateway, day, reason, about) do update
               set ours = excluded.ours, theirs = excluded.theirs, compared_at = excluded.compared_at
            returning reason, state, not told as new
            """;

    private static final String KEEP_AND_COUNT = """
            with kept as (%s)
            select reason, state, count(*) as number, bool_or(new) as new from kept group by reason, state
            """;

    private static final String FORGET = """
            delete from settlement_difference
             where gateway = ? and day = ? and state <> 'settled' and compared_at <> ?
            """;

    private static final String COMPARED = """
            update settlement_statement set compared_on = ?, compared_at = ? where gateway = ? and day = ?
            """;

    private static final String OPEN = """
            select reason, about, ours, theirs, state
              from settlement_difference
             where gateway = ? and day = ? and reason = ? and state = 'open' and about > ?
             order by about
             limit ?
            """;

    private static final String SETTLED = """
            update settlement_difference set state = 'settled' where gateway = ? and day = ? and reason = ? and about = ?
            """;

    private static final String TOLD = """
            update settlement_difference set told = true
             where gateway = ? and day = ? and reason = ? and state = 'open' and not told
            """;

    private static final String RESULT = """
            select s.problem, s.compared_at, r.rows, ours.taken as ours, r.taken, r.given_back, r.fee, r.vat, r.pay_out,
                   (select coalesce(sum(amount) filter (where not returned), 0) from gateway_pay_out
                     where gateway = :gateway and day = :day) as paid_out,
                   (select count(*) from settlement_difference
                     where gateway = :gateway and day = :day and state = 'open') as open
              from settlement_statement s,
                   (select count(*) as rows, coalesce(sum(amount) filter (where taken), 0) as taken,
                           coalesce(sum(amount) filter (where not taken), 0) as given_back,
                           coalesce(sum(fee), 0) as fee, coalesce(sum(vat), 0) as vat,
                           coalesce(sum(pay_out), 0) as pay_out
                      from settlement_row where gateway = :gateway and day = :day) as r,
                   (select coalesce(sum(amount), 0) as taken
                      from captured_money where gateway = :gateway and taken_on = :day) as ours
             where s.gateway = :gateway and s.day = :day
            """;

    private static final String DIFFERENCES = """
            select reason, about, ours, theirs, state
              from settlement_difference
             where gateway = ? and day = ? and (reason, about) > (?, ?)
             order by reason, about
             limit ?
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresSettlementBooks(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<LocalDate> due(String gateway, LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql(DUE)
                .param("gateway", gateway)
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list();
    }

    @Override
    public boolean isRead(String gateway, LocalDate day) {
        return jdbc.sql(IS_READ).params(gateway, day).query(Boolean.class).single();
    }

    @Override
    public boolean isOpenAndReadBefore(String gateway, LocalDate day, Instant moment) {
        return jdbc.sql(OPEN_AND_READ_BEFORE)
                .param("gateway", gateway)
                .param("day", day)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void read(SettlementStatements statements, LocalDate day, Instant at) {
        var gateway = statements.gateway();
        var rows = new SettlementRows(jdbc, gateway, day);
        rows.forget();
        try {
            asSaid(() -> {
                statements.read(day, rows);
                rows.flush();
            });
            transaction.executeWithoutResult(_ -> {
                rows.count();
                jdbc.sql(READ).params(gateway, day, at.atOffset(ZoneOffset.UTC)).update();
            });
        } finally {
            rows.drop();
        }
        // Compared at once, before the database looks by itself: of a day that it has never seen it expects one row.
        jdbc.sql("analyze settlement_row").update();
    }

    /// @throws BadStatement for what tables cannot hold, because no gateway should say it
    private static void asSaid(Runnable said) {
        try {
            said.run();
        } catch (DuplicateKeyException e) {
            throw new BadStatement(
                    Problem.DOUBLED_ROW, String.valueOf(e.getMostSpecificCause().getMessage()));
        } catch (DataIntegrityViolationException e) {
            throw new BadStatement(
                    Problem.UNREADABLE, String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    @Override
    public void failed(String gateway, LocalDate day, BadStatement bad) {
        jdbc.sql(FAILED)
                .params(gateway, day, Problem.NAMES.nameOf(bad.problem()), String.valueOf(bad.getMessage()))
                .update();
    }

    @Override
    public void keepPayOuts(String gateway, LocalDate day, List<PayOut> payOuts) {
        asSaid(() -> transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from gateway_pay_out where gateway = ? and day = ?")
                    .params(gateway, day)
                    .update();
            payOuts.forEach(it -> jdbc.sql(PAID_OUT)
                    .params(gateway, day, it.reference(), it.amount().amount(), it.returned())
                    .update());
        }));
    }

    @Override
    public Comparison compare(String gateway, LocalDate day, SettlementTerms terms, LocalDate today) {
        return transaction.execute(_ -> {
            var now = jdbc.sql("select now()").query(OffsetDateTime.class).single();
            var open = new EnumMap<DifferenceReason, Integer>(DifferenceReason.class);
            var news = EnumSet.noneOf(DifferenceReason.class);
            for (var sql : ComparisonSql.ALL) {
                keep(sql, gateway, day, terms, today, now).forEach(it -> {
                    open.merge(it.reason(), it.number(), Integer::sum);
                    if (it.isNew()) {
                        news.add(it.reason());
                    }
                });
            }
            jdbc.sql(FORGET).params(gateway, day, now).update();
            jdbc.sql(COMPARED).params(today, now, gateway, day).update();
            return new Comparison(open, news);
        });
    }

    private record Kept(DifferenceReason reason, int number, boolean isNew) {}

    /// Those that are open.
    private List<Kept> keep(
            String sql, String gateway, LocalDate day, SettlementTerms terms, LocalDate today, OffsetDateTime now) {
        return jdbc
                .sql(KEEP_AND_COUNT.formatted(KEEP.formatted(sql)))
                .param("gateway", gateway)
                .param("day", day)
                .param("now", now)
                .param("noCourse", names(Course.NONE))
                .param("waiting", names(Course.WAIT))
                .param("feeBasisPoints", (long) terms.feeBasisPoints())
                .param("payOutDay", terms.payOutDay(day))
                .param(
                        "lateInTheDay",
                        Seoul.midnightAfter(day).minus(AROUND_MIDNIGHT).atOffset(ZoneOffset.UTC))
                .param("nextDayRead", isRead(gateway, day.plusDays(1)))
                .param(
                        "cancelsOverdue",
                        today.isAfter(
                                SettlementTerms.businessDaysAfter(day, SettlementTerms.CANCEL_IN_STATEMENT_AFTER)))
                .param("statementsOfPayOutRead", isPayOutKnown(gateway, day, terms))
                .query((row, _) -> new StateOf(
                        new Kept(
                                DifferenceReason.NAMES.constantOf(row.getString("reason")),
                                row.getInt("number"),
                                row.getBoolean("new")),
                        row.getString("state")))
                .stream()
                .filter(it -> it.state().equals("open"))
                .map(StateOf::kept)
                .toList();
    }

    private record StateOf(Kept kept, String state) {}

    /// Whether the statements of all days are read that are paid out then.
    private boolean isPayOutKnown(String gateway, LocalDate payOutDay, SettlementTerms terms) {
        boolean any = false;
        for (var day = payOutDay.minusDays(2L * terms.payOutAfter() + 2);
                !day.isAfter(payOutDay);
                day = day.plusDays(1)) {
            if (terms.payOutDay(day).equals(payOutDay)) {
                if (!isRead(gateway, day)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private static String[] names(Course course) {
        return Arrays.stream(DifferenceReason.values())
                .filter(it -> it.course() == course)
                .map(DifferenceReason.NAMES::nameOf)
                .toArray(String[]::new);
    }

    @Override
    public List<Difference> open(String gateway, LocalDate day, DifferenceReason reason, String after, int limit) {
        return jdbc.sql(OPEN)
                .params(gateway, day, DifferenceReason.NAMES.nameOf(reason), after, limit)
                .query(PostgresSettlementBooks::difference)
                .list();
    }

    @Override
    public void settled(String gateway, LocalDate day, DifferenceReason reason, String about) {
        jdbc.sql(SETTLED)
                .params(gateway, day, DifferenceReason.NAMES.nameOf(reason), about)
                .update();
    }

    @Override
    public void told(String gateway, LocalDate day, DifferenceReason reason) {
        jdbc.sql(TOLD)
                .params(gateway, day, DifferenceReason.NAMES.nameOf(reason))
                .update();
    }

    @Override
    public Optional<DayResult> result(String gateway, LocalDate day) {
        return jdbc.sql(RESULT)
                .param("gateway", gateway)
                .param("day", day)
                .query(PostgresSettlementBooks::result)
                .optional();
    }

    @Override
    public List<Difference> differences(String gateway, LocalDate day, String reason, String about, int limit) {
        return jdbc.sql(DIFFERENCES)
                .params(gateway, day, reason, about, limit)
                .query(PostgresSettlementBooks::difference)
                .list();
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        return new Difference(
                DifferenceReason.NAMES.constantOf(row.getString("reason")),
                row.getString("about"),
                Won.of(row.getLong("ours")),
                Won.of(row.getLong("theirs")),
                row.getString("state").equals("open"));
    }

    private static DayResult result(ResultSet row, int number) throws SQLException {
        var compared = row.getObject("compared_at", OffsetDateTime.class);
        return new DayResult(
                row.getString("problem"),
                compared == null ? null : compared.toInstant(),
                row.getInt("rows"),
                Won.of(row.getLong("ours")),
                Won.of(row.getLong("taken")),
                Won.of(row.getLong("given_back")),
                Won.of(row.getLong("fee")),
                Won.of(row.getLong("vat")),
                Won.of(row.getLong("pay_out")),
                Won.of(row.getLong("paid_out")),
                row.getInt("open"));
    }
}

package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.PostgresDuePayments.seconds;

import dev.dosirak.payment.charge.DuePayments;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.charge.Rechecks;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.platform.job.DueRows;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresRechecks implements Rechecks {

    /// Who has claimed a look and not done it by then, is dead or has got no answer.
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final String BEGIN = """
            insert into late_look (payment, whom, gateway, ended_at, number, due)
            values (?, ?, ?, now(), 0, now() + make_interval(secs => ?))
            on conflict (payment) do update
               set whom = excluded.whom, gateway = excluded.gateway, ended_at = excluded.ended_at, number = 0,
                   due = excluded.due
             where late_look.whom <> excluded.whom
            """;

    private static final String END = "delete from late_look where payment = ?";

    private static final String NEXT = """
            update late_look set number = number + 1, due = ended_at + make_interval(secs => ?)
             where payment = ? and whom = ? and number = ?
            """;

    /// It is asked again every [#CLAIM] from when it was due.
    private static final String ASK_PEOPLE = """
            insert into operator_task (kind, about, detail)
            select :kind, payment::text, :detail
              from late_look
             where payment = :payment and whom = :whom and number = :number
               and ended_at + make_interval(secs => :due) + :looks * make_interval(secs => :pause) < now()
            on conflict do nothing
            """;

    private static final String LAST = "delete from late_look where payment = ? and whom = ? and number = ?";

    private final JdbcClient jdbc;
    private final DueRows rows;
    private final PaymentRetrySchedule retrySchedule;

    PostgresRechecks(JdbcClient jdbc, PaymentRetrySchedule retrySchedule) {
        this.jdbc = jdbc;
        this.rows = new DueRows(jdbc, "late_look", "payment", "due", "due").pausing(CLAIM);
        this.retrySchedule = retrySchedule;
    }

    void set(UUID order, Payment before, Payment after) {
        var party = retrySchedule.recheck(before, after);
        if (party.isPresent()) {
            begin(order, party.get(), after);
        } else if (PaymentRetrySchedule.isEnd(before) && !PaymentRetrySchedule.isEnd(after)) {
            jdbc.sql(END).param(order).update();
        }
    }

    private void begin(UUID order, Party party, Payment after) {
        var times = retrySchedule.recheckDelays(party);
        if (!times.isEmpty()) {
            jdbc.sql(BEGIN)
                    .param(order)
                    .param(nameOf(party))
                    .param(after instanceof Unpaid unpaid ? unpaid.pg() : null)
                    .param(seconds(times.getFirst()))
                    .update();
        }
    }

    @Override
    public List<Recheck> claim(Party party, int limit) {
        return claim(party, "true", limit);
    }

    @Override
    public List<Recheck> claimOfGateway(String gateway, int limit) {
        return claim(Party.GATEWAY, "gateway = " + quoted(gateway), limit);
    }

    /// Rows of another time name none.
    @Override
    public List<Recheck> claimOfNoGateway(int limit) {
        var ours = retrySchedule.longestAnswers().keySet().stream()
                .map(PostgresRechecks::quoted)
                .collect(Collectors.joining(","));
        return claim(Party.GATEWAY, "(gateway is null or gateway not in (%s))".formatted(ours), limit);
    }

    private List<Recheck> claim(Party party, String condition, int limit) {
        return rows.where("whom = '%s' and %s".formatted(nameOf(party), condition))
                .claim(
                        limit,
                        (row, _) -> new Recheck(row.getObject("payment", UUID.class), party, row.getInt("number")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void unclear(Recheck recheck) {
        setAside(recheck, PostgresDuePayments.NO_ANSWER);
    }

    /// There may be fewer looks now than when this one was planned.
    private Duration delayOf(Recheck recheck) {
        var delays = retrySchedule.recheckDelays(recheck.party());
        return delays.isEmpty() ? Duration.ZERO : delays.get(Math.min(recheck.number(), delays.size() - 1));
    }

    @Override
    public void setAside(Recheck recheck, String why) {
        jdbc.sql(ASK_PEOPLE)
                .param("kind", Kind.NAMES.nameOf(Kind.UNSETTLED))
                .param("detail", why)
                .param("payment", recheck.order())
                .param("whom", nameOf(recheck.party()))
                .param("number", recheck.number())
                .param("due", seconds(delayOf(recheck)))
                .param("looks", DuePayments.LOOKS_BEFORE_TASK)
                .param("pause", seconds(CLAIM))
                .update();
    }

    @Override
    public void passed(Recheck recheck) {
        PostgresTasks.resolve(jdbc, Kind.UNSETTLED, recheck.order().toString());
        int next = recheck.number() + 1;
        var times = retrySchedule.recheckDelays(recheck.party());
        if (next < times.size()) {
            jdbc.sql(NEXT)
                    .params(seconds(times.get(next)), recheck.order(), nameOf(recheck.party()), recheck.number())
                    .update();
        } else {
            jdbc.sql(LAST)
                    .params(recheck.order(), nameOf(recheck.party()), recheck.number())
                    .update();
        }
    }

    private static String nameOf(Party party) {
        return switch (party) {
            case GATEWAY -> "gateway";
            case ORDER -> "order";
        };
    }
}

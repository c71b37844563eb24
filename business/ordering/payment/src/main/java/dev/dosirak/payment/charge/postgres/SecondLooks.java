package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.DuePayments.seconds;

import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.charge.Payments.SecondLook;
import dev.dosirak.payment.charge.Payments.Whom;
import dev.dosirak.payment.charge.Tasks.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The queue of payments that seem to be at their end, and may not be.
final class SecondLooks {

    /// Who has claimed a look and not done it by then, is dead or has got no answer.
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final String BEGIN = """
            insert into late_look (payment, whom, ended_at, number, due)
            values (?, ?, now(), 0, now() + make_interval(secs => ?))
            on conflict do nothing
            """;

    private static final String END = "delete from late_look where payment = ?";

    private static final String CLAIM_DUE = """
            update late_look
               set due = now() + make_interval(secs => ?)
             where payment = any (array(select payment from late_look
                                         where whom = ? and due <= now()
                                         order by due
                                         limit ?
                                           for update skip locked))
            returning payment, number
            """;

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
    private final Pace pace;

    SecondLooks(JdbcClient jdbc, Pace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
    }

    void set(UUID order, Payment before, Payment after) {
        var whom = pace.secondLook(before, after);
        if (whom.isPresent()) {
            begin(order, whom.get());
        } else if (Pace.isEnd(before) && !Pace.isEnd(after)) {
            jdbc.sql(END).param(order).update();
        }
    }

    private void begin(UUID order, Whom whom) {
        var times = pace.secondLooks(whom);
        if (!times.isEmpty()) {
            jdbc.sql(BEGIN)
                    .params(order, nameOf(whom), seconds(times.getFirst()))
                    .update();
        }
    }

    List<SecondLook> claim(Whom whom, int limit) {
        return jdbc.sql(CLAIM_DUE)
                .params(seconds(CLAIM), nameOf(whom), limit)
                .query((row, _) -> new SecondLook(row.getObject("payment", UUID.class), whom, row.getInt("number")))
                .list();
    }

    void unclear(SecondLook look) {
        jdbc.sql(ASK_PEOPLE)
                .param("kind", TaskNames.of(Kind.UNSETTLED))
                .param("detail", DuePayments.NO_ANSWER)
                .param("payment", look.order())
                .param("whom", nameOf(look.whom()))
                .param("number", look.number())
                .param("due", seconds(pace.secondLooks(look.whom()).get(look.number())))
                .param("looks", Payments.LOOKS_IN_VAIN)
                .param("pause", seconds(CLAIM))
                .update();
    }

    void seen(SecondLook look) {
        PostgresTasks.settled(jdbc, Kind.UNSETTLED, look.order().toString());
        int next = look.number() + 1;
        var times = pace.secondLooks(look.whom());
        if (next < times.size()) {
            jdbc.sql(NEXT)
                    .params(seconds(times.get(next)), look.order(), nameOf(look.whom()), look.number())
                    .update();
        } else {
            jdbc.sql(LAST)
                    .params(look.order(), nameOf(look.whom()), look.number())
                    .update();
        }
    }

    private static String nameOf(Whom whom) {
        return switch (whom) {
            case GATEWAY -> "gateway";
            case ORDER -> "order";
        };
    }
}

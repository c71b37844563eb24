package dev.dosirak.payment.charge.postgres;

import static dev.dosirak.payment.charge.postgres.DuePayments.seconds;

import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.Payments.LateLook;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The queue of payments that came to nothing and may yet turn out to have taken money.
final class LateLooks {

    /// Who has claimed a look and not done it by then, is dead or has got no answer.
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final String BEGIN = """
            insert into late_look (payment, ended_at, number, due) values (?, now(), 0, now() + make_interval(secs => ?))
            on conflict do nothing
            """;

    private static final String END = "delete from late_look where payment = ?";

    private static final String CLAIM_DUE = """
            update late_look
               set due = now() + make_interval(secs => ?)
             where payment = any (array(select payment from late_look
                                         where due <= now()
                                         order by due
                                         limit ?
                                           for update skip locked))
            returning payment, number
            """;

    private static final String NEXT = """
            update late_look set number = number + 1, due = ended_at + make_interval(secs => ?)
             where payment = ? and number = ?
            """;

    private static final String LAST = "delete from late_look where payment = ? and number = ?";

    private final JdbcClient jdbc;
    private final List<Duration> times;
    private final Pace pace;

    LateLooks(JdbcClient jdbc, Pace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
        this.times = pace.lateLooks();
    }

    void set(UUID order, Payment before, Payment after) {
        if (pace.mayBeCapturedLate(before, after) && !times.isEmpty()) {
            jdbc.sql(BEGIN).params(order, seconds(times.getFirst())).update();
        } else if (before instanceof Payment.Declined || before instanceof Payment.Cancelled) {
            jdbc.sql(END).param(order).update();
        }
    }

    List<LateLook> claim(int limit) {
        return jdbc.sql(CLAIM_DUE)
                .params(seconds(CLAIM), limit)
                .query((row, _) -> new LateLook(row.getObject("payment", UUID.class), row.getInt("number")))
                .list();
    }

    void seen(LateLook look) {
        int next = look.number() + 1;
        if (next < times.size()) {
            jdbc.sql(NEXT)
                    .params(seconds(times.get(next)), look.order(), look.number())
                    .update();
        } else {
            jdbc.sql(LAST).params(look.order(), look.number()).update();
        }
    }
}

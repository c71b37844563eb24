package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentEvent.Approved;
import dev.dosirak.payment.charge.PaymentEvent.CapturedAgain;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.DepositReversed;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.payment.charge.PaymentEvent.Reversed;
import dev.dosirak.payment.charge.PaymentEvent.SecondRefunded;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What each gateway took for us and what was given back of it, by day: what its statements are compared with. Written
/// in the transaction of the events.
final class CapturedMoney {

    private static final String TAKEN = """
            insert into captured_money (gateway, payment_key, order_id, amount, taken_at, taken_on)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String GIVEN_BACK = """
            update captured_money set given_back = :total, given_back_on = :day
             where gateway = :gateway and payment_key = :key and given_back < :total
            """;

    private final JdbcClient jdbc;

    CapturedMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(UUID order, Payment after, List<PaymentEvent> events) {
        for (var event : events) {
            if (event instanceof Approved e) {
                taken(order, e.capture(), e.at());
            } else if (event instanceof CapturedLate e) {
                taken(order, e.capture(), e.at());
            } else if (event instanceof CapturedAgain e) {
                taken(order, e.capture(), e.at());
            } else if (event instanceof SecondRefunded e) {
                givenBack(e.capture(), e.capture().amount(), e.at());
            } else if (event instanceof DepositReversed e) {
                givenBack(e.capture(), e.capture().amount(), e.at());
            } else if (after instanceof Payment.Captured s) {
                if (event instanceof Reversed e) {
                    givenBack(s.capture(), s.capture().amount().minus(e.left()), e.at());
                } else if (event instanceof Refunded e) {
                    givenBack(s.capture(), e.amount(), e.at());
                } else if (event instanceof PartiallyRefunded e) {
                    givenBack(s.capture(), s.capture().amount().minus(s.left()), e.at());
                }
            }
        }
    }

    private void taken(UUID order, Capture capture, Instant at) {
        jdbc.sql(TAKEN)
                .params(
                        capture.pg(),
                        capture.paymentKey(),
                        order,
                        capture.amount().amount(),
                        at.atOffset(ZoneOffset.UTC),
                        Seoul.dayOf(at))
                .update();
    }

    private void givenBack(Capture capture, Won total, Instant at) {
        jdbc.sql(GIVEN_BACK)
                .param("total", total.amount())
                .param("day", Seoul.dayOf(at))
                .param("gateway", capture.pg())
                .param("key", capture.paymentKey())
                .update();
    }
}

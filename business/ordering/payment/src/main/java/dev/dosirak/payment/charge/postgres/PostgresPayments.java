package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentWaits;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.EventStore;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresPayments implements Payments {

    private static final int FORM = 1;

    static final Aggregate<Payment, PaymentEvent> PAYMENT = new Aggregate<>(
            new Payment.Nothing(),
            Payment::evolve,
            new StoredEvents(),
            new StoredStates(),
            PublicEvent::of,
            PaymentEvent::at,
            FORM);

    private static final String SET_DUE = """
            insert into payment_due (payment, due, looks) values (?, ?, 0)
            on conflict (payment) do update set due = excluded.due
            """;

    private static final String SETTLED = "delete from payment_due where payment = ?";

    private static final String CLAIM_DUE = """
            update payment_due
               set looks = looks + 1,
                   due = :now + make_interval(secs => least(:first * power(2, least(looks, 20)), :longest))
             where payment in (select payment from payment_due
                                where due <= :now
                                order by due
                                limit :limit
                                  for update skip locked)
            returning payment
            """;

    private final EventStore<Payment, PaymentEvent> store;
    private final JdbcClient jdbc;
    private final Pace pace;
    private final ApplicationEventPublisher house;

    PostgresPayments(JdbcClient jdbc, EventJson json, Outbox outbox, Pace pace, ApplicationEventPublisher house) {
        this.store = new EventStore<>(PAYMENT, jdbc, json, outbox);
        this.jdbc = jdbc;
        this.pace = pace;
        this.house = house;
    }

    @Override
    public Versioned<Payment> load(UUID order) {
        return store.load(order);
    }

    @Override
    @Transactional
    public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news) {
        var after = store.append(order, before, news);
        pace.due(after.state())
                .ifPresentOrElse(
                        due -> jdbc.sql(SET_DUE)
                                .params(order, due.atOffset(ZoneOffset.UTC))
                                .update(),
                        () -> jdbc.sql(SETTLED).param(order).update());
        if (pace.isUrgent(after.state())) {
            house.publishEvent(new PaymentWaits(order));
        }
        return after;
    }

    @Override
    public List<UUID> claimDue(Instant now, int limit) {
        return jdbc.sql(CLAIM_DUE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("first", seconds(pace.firstPause()))
                .param("longest", seconds(pace.longestPause()))
                .param("limit", limit)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static double seconds(java.time.Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

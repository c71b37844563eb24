package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.PaymentWaits;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.EventStore;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresPayments implements Payments {

    private static final int FORM = 2;

    static final Aggregate<Payment, PaymentEvent> PAYMENT = new Aggregate<>(
            "payment",
            new Payment.Nothing(),
            Payment::evolve,
            PaymentNames.EVENTS,
            PaymentNames.STATES,
            PublicEvent::of,
            PaymentEvent::at,
            FORM);

    private final EventStore<Payment, PaymentEvent> store;
    private final DuePayments due;
    private final SecondLooks secondLooks;
    private final Pace pace;
    private final ApplicationEventPublisher house;

    PostgresPayments(JdbcClient jdbc, EventJson json, Outbox outbox, Pace pace, ApplicationEventPublisher house) {
        this.store = new EventStore<>(PAYMENT, jdbc, json, outbox);
        this.due = new DuePayments(jdbc, pace);
        this.secondLooks = new SecondLooks(jdbc, pace);
        this.pace = pace;
        this.house = house;
    }

    @Override
    public Versioned<Payment> load(UUID order) {
        return store.load(order);
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the payment is decided on again
    public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> news) {
        var after = store.append(order, before, news);
        due.set(order, after.state());
        secondLooks.set(order, before.state(), after.state());
        if (pace.isUrgent(after.state())) {
            house.publishEvent(new PaymentWaits(order));
        }
        return after;
    }

    @Override
    public List<UUID> claimDue(int limit) {
        return due.claim(limit);
    }

    @Override
    public void setAside(UUID order, String why) {
        due.setAside(order, why);
    }

    @Override
    public void unclear(UUID order) {
        due.unclear(order);
    }

    @Override
    public void unclear(SecondLook look) {
        secondLooks.unclear(look);
    }

    @Override
    public List<SecondLook> claimSecondLooks(Whom whom, int limit) {
        return secondLooks.claim(whom, limit);
    }

    @Override
    public void seen(SecondLook look) {
        secondLooks.seen(look);
    }
}

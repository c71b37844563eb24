package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.DuePayments.DueNow;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
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

    static final int FORM = 9;

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
    private final PostgresDuePayments duePayments;
    private final PostgresRechecks rechecks;
    private final CapturedMoney capturedMoney;
    private final PaymentRetrySchedule retrySchedule;
    private final ApplicationEventPublisher eventPublisher;

    PostgresPayments(
            JdbcClient jdbc,
            EventJson json,
            Outbox outbox,
            PostgresDuePayments duePayments,
            PostgresRechecks rechecks,
            PaymentRetrySchedule retrySchedule,
            ApplicationEventPublisher eventPublisher) {
        this.store = new EventStore<>(PAYMENT, jdbc, json, outbox);
        this.duePayments = duePayments;
        this.rechecks = rechecks;
        this.capturedMoney = new CapturedMoney(jdbc);
        this.retrySchedule = retrySchedule;
        this.eventPublisher = eventPublisher;
    }

    @Override
    public Versioned<Payment> load(UUID order) {
        return store.load(order);
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the payment is decided on again
    public Versioned<Payment> append(UUID order, Versioned<Payment> before, List<PaymentEvent> events) {
        var after = store.append(order, before, events);
        duePayments.set(order, after.state(), events);
        rechecks.set(order, before.state(), after.state());
        capturedMoney.record(order, after.state(), events);
        if (retrySchedule.isUrgent(after.state())) {
            eventPublisher.publishEvent(new DueNow(order));
        }
        return after;
    }
}

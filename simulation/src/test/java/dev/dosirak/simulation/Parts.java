package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Orders;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.PaymentRetrySchedule;
import dev.dosirak.payment.distribution.RateLeases;
import dev.dosirak.simulation.data.Database;
import dev.dosirak.simulation.data.Inbox;
import dev.dosirak.simulation.gateway.SimulatedGateway;
import dev.dosirak.simulation.time.Scheduler;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What is simulated, part by part: the real ones, unless somebody puts a worse one in its place.
///
/// @param orders what a node sees of the orders' database
/// @param gateways what a node sees of the gateways, and of the time
/// @param decide the rules of a payment
/// @param leases what a node sees of the rate that all nodes share, and of the time
/// @param database of each service
/// @param acknowledgesFirst whether consumers say that they have a record before they have applied it
record Parts(
        UnaryOperator<Orders> orders,
        BiFunction<List<SimulatedGateway>, InstantSource, List<PaymentGateway>> gateways,
        UnaryOperator<PaymentRetrySchedule> retrySchedule,
        BiFunction<Payment, PaymentCommand, List<PaymentEvent>> decide,
        Function<Database, Inbox> inbox,
        BiFunction<RateLeases, InstantSource, RateLeases> leases,
        Function<Scheduler, Database> database,
        boolean acknowledgesFirst) {

    static final Parts REAL = new Parts(
            it -> it,
            (it, _) -> List.copyOf(it),
            it -> it,
            Payment::decide,
            Inbox::new,
            (it, _) -> it,
            Database::new,
            false);

    Parts withOrders(UnaryOperator<Orders> other) {
        return new Parts(other, gateways, retrySchedule, decide, inbox, leases, database, acknowledgesFirst);
    }

    /// The same done to each of them.
    Parts withGateway(BiFunction<SimulatedGateway, InstantSource, PaymentGateway> other) {
        return withGateways(
                (all, clock) -> all.stream().map(it -> other.apply(it, clock)).toList());
    }

    Parts withGateways(BiFunction<List<SimulatedGateway>, InstantSource, List<PaymentGateway>> other) {
        return new Parts(orders, other, retrySchedule, decide, inbox, leases, database, acknowledgesFirst);
    }

    Parts withRetrySchedule(UnaryOperator<PaymentRetrySchedule> other) {
        return new Parts(orders, gateways, other, decide, inbox, leases, database, acknowledgesFirst);
    }

    Parts withRules(BiFunction<Payment, PaymentCommand, List<PaymentEvent>> other) {
        return new Parts(orders, gateways, retrySchedule, other, inbox, leases, database, acknowledgesFirst);
    }

    Parts withInbox(Function<Database, Inbox> other) {
        return new Parts(orders, gateways, retrySchedule, decide, other, leases, database, acknowledgesFirst);
    }

    Parts withLeases(BiFunction<RateLeases, InstantSource, RateLeases> other) {
        return new Parts(orders, gateways, retrySchedule, decide, inbox, other, database, acknowledgesFirst);
    }

    Parts withDatabase(Function<Scheduler, Database> other) {
        return new Parts(orders, gateways, retrySchedule, decide, inbox, leases, other, acknowledgesFirst);
    }

    Parts acknowledgingFirst() {
        return new Parts(orders, gateways, retrySchedule, decide, inbox, leases, database, true);
    }
}

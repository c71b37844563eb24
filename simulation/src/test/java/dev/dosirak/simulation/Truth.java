package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.PartialRefund;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.PaymentNames;
import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.charge.Tasks.Task;
import dev.dosirak.simulation.data.ConsumerGroup;
import dev.dosirak.simulation.data.Outbox;
import dev.dosirak.simulation.gateway.SimulatedGateway;
import dev.dosirak.simulation.gateway.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Knows everything, unlike those who are watched, and says when something is that must never be.
final class Truth implements Watch {

    /// From its permission until it is sent, a request is a little late.
    private static final Duration ALMOST_A_SECOND = Duration.ofMillis(900);

    /// What is unknown becomes known within that time, when all is well.
    private static final Duration TO_RESOLVE = Duration.ofMinutes(10);

    /// Whoever hears it may die, or be too late, before it is on record.
    private static final int MOST_FAILURES_SAID = 6;

    private final OrderStore orders;
    private final InstantSource clock;
    private final int perSecond;
    private final Map<String, Deque<Instant>> requests = new HashMap<>();
    private final Map<UUID, Bill> bills = new LinkedHashMap<>();
    private final Set<UUID> told = new HashSet<>();
    private final Set<UUID> awaiting = new HashSet<>();
    private final Map<UUID, Integer> saidFailed = new HashMap<>();
    private final List<SimulatedGateway> gateways = new ArrayList<>();

    /// @param perSecond requests that each gateway's contract allows
    Truth(OrderStore orders, InstantSource clock, int perSecond) {
        this.orders = orders;
        this.clock = clock;
        this.perSecond = perSecond;
    }

    void add(SimulatedGateway gateway) {
        gateways.add(gateway);
    }

    /// What customers want, in the order in which they wanted it.
    List<UUID> orders() {
        return List.copyOf(bills.keySet());
    }

    void wants(Bill bill) {
        bills.put(bill.order().value(), bill);
    }

    /// The customer has the answer that the order was taken.
    void told(UUID order) {
        told.add(order);
    }

    @Override
    public void asked(String gateway) {
        var lately = requests.computeIfAbsent(gateway, _ -> new ArrayDeque<>());
        var now = clock.instant();
        lately.add(now);
        while (lately.getFirst().isBefore(now.minus(ALMOST_A_SECOND))) {
            lately.removeFirst();
        }
        if (lately.size() > perSecond) {
            throw new Violation(
                    Invariant.WITHIN_CONTRACT,
                    "%s was asked %d times within a second".formatted(gateway, lately.size()));
        }
    }

    @Override
    public void saidFailed(UUID order) {
        if (awaiting.contains(order) && saidFailed.merge(order, 1, Integer::sum) > MOST_FAILURES_SAID) {
            throw new Violation(
                    Invariant.UNKNOWN_RESOLVES, order, "its gateway says again and again that it has failed");
        }
    }

    @Override
    public void taken(UUID order) {
        if (gateways.stream().mapToLong(it -> it.live(order)).sum() > 1) {
            throw new Violation(Invariant.NEVER_TWICE, order, "two captures have money left");
        }
        var bill = bills.get(order);
        if (bill == null || orders.state(new OrderId(order)) instanceof Order.Unknown) {
            throw new Violation(Invariant.NO_GHOSTS, order, "money was taken, and there is no order");
        }
        gateways.stream().flatMap(it -> it.captured(order).stream()).forEach(it -> {
            if (!it.equals(bill.total())) {
                throw new Violation(Invariant.WHOLE_WON, order, "%s taken of %s".formatted(it, bill.total()));
            }
        });
    }

    /// Something was put on record of a payment.
    void appended(UUID order, Payment before, List<PaymentEvent> events, Payment after) {
        if (after instanceof Payment.AwaitingResult) {
            awaiting.add(order);
        } else {
            awaiting.remove(order);
            saidFailed.remove(order);
        }
        if (after instanceof Payment.Unpaid
                && !(before instanceof Payment.Unpaid)
                && gateways.stream().anyMatch(it -> it.isUnderWay(order))) {
            throw new Violation(Invariant.NO_GUESSES, order, "%s while a request is under way".formatted(name(after)));
        }
        if (before instanceof Payment.AwaitingDeposit
                && after instanceof Payment.Declined
                && gateways.stream().anyMatch(it -> it.awaitsDeposit(order) || it.net(order) > 0)) {
            throw new Violation(Invariant.NO_GUESSES, order, "declined, and its deposit may come or is there");
        }
    }

    /// Long enough after all was well again. Somebody may have called an order off just now.
    void nothingIsUnknown(PaymentStore payments) {
        var old = clock.instant().minus(TO_RESOLVE);
        for (var order : bills.keySet()) {
            var state = payments.state(order);
            boolean unknown = switch (state) {
                case Payment.AwaitingResult s -> sent(s.attempt()).isBefore(old);
                case Payment.AwaitingRefundResult s -> sent(s.attempt()).isBefore(old);
                default -> false;
            };
            if (unknown) {
                throw new Violation(Invariant.UNKNOWN_RESOLVES, order, "still " + name(state));
            }
        }
    }

    private static Instant sent(Attempt attempt) {
        return Objects.requireNonNullElse(attempt.first(), attempt.at());
    }

    /// When it is quiet.
    void all(PaymentStore payments, Outbox published, Books books, Shops shops) {
        for (var order : bills.keySet()) {
            known(order, payments, shops);
            settled(order, payments);
            parts(order, payments.state(order));
            once(order, payments, published, books);
        }
    }

    static void isThrough(ConsumerGroup consumer) {
        if (!consumer.isThrough()) {
            throw new Violation(
                    Invariant.NOTHING_LOST, "%s is not through: %s".formatted(consumer.name(), consumer.parked()));
        }
    }

    /// Nobody has anything to look at, and people were shown what nobody can explain, and nothing else.
    void isQuiet(PaymentStore payments) {
        if (!payments.isQuiet()) {
            throw new Violation(Invariant.BOOKS_AGREE, "some payment is still to be looked at");
        }
        var unexplained = payments.tasks().open(0, Integer.MAX_VALUE).stream()
                .filter(it -> it.kind() == Kind.UNEXPLAINED)
                .map(Task::about)
                .collect(Collectors.toSet());
        var foreign = gateways.stream().flatMap(it -> it.foreign().stream()).collect(Collectors.toSet());
        if (!unexplained.equals(foreign)) {
            throw new Violation(Invariant.BOOKS_AGREE, "unexplained: %s, foreign: %s".formatted(unexplained, foreign));
        }
    }

    private void known(UUID order, PaymentStore payments, Shops shops) {
        var state = orders.state(new OrderId(order));
        if (told.contains(order) && state instanceof Order.Unknown) {
            throw new Violation(Invariant.NOTHING_LOST, order, "the customer was told that it is placed");
        }
        var payment = payments.state(order);
        if (state instanceof Order.Unknown) {
            if (!(payment instanceof Payment.Nothing)) {
                throw new Violation(Invariant.NO_GHOSTS, order, "a payment without its order: " + name(payment));
            }
        } else if (payment instanceof Payment.Nothing) {
            throw new Violation(Invariant.NOTHING_LOST, order, "payment has never heard of it");
        }
        boolean paid = has(orders.history(new OrderId(order)), OrderEvent.Paid.class::isInstance);
        if (paid != shops.know(order)) {
            throw new Violation(Invariant.NOTHING_LOST, order, "paid: %s, relayed: %s".formatted(paid, !paid));
        }
    }

    /// The order, the payment and the gateways say the same.
    private void settled(UUID order, PaymentStore payments) {
        var state = orders.state(new OrderId(order));
        var payment = payments.state(order);
        long net = gateways.stream().mapToLong(it -> it.net(order)).sum();
        long captured =
                gateways.stream().mapToLong(it -> it.capturedAsPromised(order)).sum();
        long total = state instanceof Order.Known known ? known.bill().total().amount() : 0;
        long whole = total - gone(payment);
        long expected = switch (state) {
            case Order.Unknown _, Order.PaymentFailed _, Order.PaymentCancelled _, Order.Refunded _ -> 0;
            case Order.PaymentSucceeded _,
                    Order.Pending _,
                    Order.Accepted _,
                    Order.DeliveryPending _,
                    Order.PickedUp _,
                    Order.Delayed _,
                    Order.Delivered _ -> whole;
            case Order.PaymentPending _, Order.Rejected _, Order.Cancelled _, Order.RefundPending _ ->
                throw new Violation(
                        Invariant.PAID_IFF_NOT_OFF,
                        order,
                        "not at its end: %s, its payment %s".formatted(name(state), name(payment)));
        };
        if (net != expected) {
            throw new Violation(
                    Invariant.PAID_IFF_NOT_OFF,
                    order,
                    "%,d of %,d won taken, and it is %s".formatted(net, total, name(state)));
        }
        if (gateways.stream().mapToLong(it -> it.live(order)).sum() > 1) {
            throw new Violation(Invariant.NEVER_TWICE, order, "two captures have money left, and nobody is at it");
        }
        if (captured > total) {
            throw new Violation(Invariant.NEVER_TWICE, order, "%,d won taken for %,d".formatted(captured, total));
        }
        long believed = switch (payment) {
            case Payment.Approved s -> s.left().amount();
            case Payment.Reversed s -> s.left().amount();
            case Payment.Nothing _, Payment.CancelledUnseen _, Payment.Unpaid _, Payment.Refunded _ -> 0;
            case Payment.Pending _, Payment.AwaitingResult _, Payment.Refunding _ ->
                throw new Violation(Invariant.BOOKS_AGREE, order, "not settled: " + name(payment));
        };
        if (believed != net) {
            throw new Violation(
                    Invariant.BOOKS_AGREE, order, "%s, and gateways have %,d won".formatted(name(payment), net));
        }
    }

    /// Of the money on record, what a gateway took back by itself and what went back in parts, whatever became of other
    /// money.
    private long gone(Payment payment) {
        return payment instanceof Payment.Captured s
                ? gateways.stream()
                        .mapToLong(it -> it.takenBack(s.capture()) + it.givenBackInParts(s.capture()))
                        .sum()
                : 0;
    }

    /// Each that was asked for has gone back once, where gateways have kept their word.
    private void parts(UUID order, Payment payment) {
        if (gateways.stream().anyMatch(it -> it.hasDoubledAPart(order))) {
            throw new Violation(Invariant.NEVER_TWICE, order, "a part has gone back twice");
        }
        if (payment instanceof Payment.Paid s && gateways.stream().allMatch(it -> it.isFaithful(order))) {
            s.funds().partialRefunds().stream()
                    .filter(it -> it.stage() != PartialRefund.Stage.DONE && it.stage() != PartialRefund.Stage.WITHDRAWN)
                    .forEach(it -> {
                        throw new Violation(Invariant.NOTHING_LOST, order, "not given back: " + it);
                    });
        }
    }

    /// What may happen once has not happened twice, and whoever adds up has the right sum.
    private void once(UUID order, PaymentStore payments, Outbox published, Books books) {
        var history = payments.history(order);
        for (var type : List.of(
                PaymentEvent.Approved.class,
                PaymentEvent.Declined.class,
                PaymentEvent.Refunded.class,
                PaymentEvent.ResultUnknown.class)) {
            if (history.stream().filter(type::isInstance).count() > 1) {
                throw new Violation(Invariant.EFFECTS_ONCE, order, type.getSimpleName() + " twice");
            }
        }
        var ofOrder = orders.history(new OrderId(order));
        for (var type : List.of(OrderEvent.Paid.class, OrderEvent.RefundRequested.class, OrderEvent.Refunded.class)) {
            if (ofOrder.stream().filter(type::isInstance).count() > 1) {
                throw new Violation(Invariant.EFFECTS_ONCE, order, type.getSimpleName() + " twice");
            }
        }
        long sum = published.records().stream()
                .filter(it -> it.key().equals(order))
                .mapToLong(it -> switch (it.type()) {
                    case "payment.approved.v1" -> bills(order);
                    case "payment.refunded.v1", "payment.deposit-reversed.v1" -> -bills(order);
                    default -> 0;
                })
                .sum();
        if (sum != books.sum(order)) {
            throw new Violation(
                    Invariant.EFFECTS_ONCE,
                    order,
                    "%,d won published, %,d in the books".formatted(sum, books.sum(order)));
        }
    }

    private long bills(UUID order) {
        return Objects.requireNonNull(bills.get(order)).total().amount();
    }

    private static String name(Order state) {
        return OrderNames.STATES.nameOf(state);
    }

    private static String name(Payment state) {
        return PaymentNames.STATES.nameOf(state);
    }

    private static <T> boolean has(List<T> history, Predicate<T> what) {
        return history.stream().anyMatch(what);
    }
}

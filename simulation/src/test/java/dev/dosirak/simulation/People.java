package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderCommand;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.payment.charge.PartialRefund;
import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.simulation.time.Node;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Customers who order and change their minds, owners who cannot cook after all, operators who look after what is
/// stuck and give back parts. They ask over HTTP, again and again until there is an answer.
final class People {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration CHANGES_MIND_WITHIN = Duration.ofMinutes(8);
    private static final Duration CHANGES_MIND_SOON = Duration.ofSeconds(15);
    private static final Duration OPERATOR_LOOKS = Duration.ofMinutes(2);
    private static final Duration APP_ASKS_AGAIN = Duration.ofSeconds(3);
    private static final int SHOP_CANCELS_PERCENT = 15;
    private static final int COLD_SOUP_PER_MILLE = 100;

    private final Options options;
    private final Scheduler scheduler;
    private final Platform platform;
    private final Customers customers;

    People(Options options, Parts parts, Scheduler scheduler) {
        this.options = options;
        this.scheduler = scheduler;
        this.customers = new Customers(scheduler.random(), scheduler);
        this.platform = new Platform(options, parts, scheduler, this::mayCancel);
    }

    Platform platform() {
        return platform;
    }

    void begin() {
        for (int i = 0; i < options.orders(); i++) {
            scheduler.begin("customer-" + i, this::order);
        }
        scheduler.begin("operator", this::operate);
    }

    private void order() {
        scheduler.sleep(scheduler.upTo(options.orderingFor()));
        var bill = customers.order();
        platform.truth().wants(bill);
        askOrders(it -> place(it, bill));
        platform.truth().told(bill.order().value());
        if (bill.paymentMethod() == null) {
            scheduler.begin("deposit", () -> deposit(bill.order().value(), bill.customer()));
        }
        if (scheduler.chance(options.cancelPercent() * 10)) {
            scheduler.sleep(scheduler.upTo(scheduler.random().nextBoolean() ? CHANGES_MIND_SOON : CHANGES_MIND_WITHIN));
            askOrders(it -> it.cancelByCustomer(bill.order(), bill.customer(), "changed-my-mind"));
        }
    }

    /// Once, however often it is asked.
    private void place(OrderCommands commands, Bill bill) {
        var at = scheduler.instant();
        var nothing = new Versioned<Order>(new Order.Unknown(), 0);
        var events = Order.decide(nothing.state(), new OrderCommand.Place(bill, at.plus(options.payWithin()), at));
        try {
            platform.orders().append(bill.order(), nothing, events);
        } catch (Stale e) {
            commands.find(bill.order());
        }
    }

    /// Asks for an account until there is one, or time is up, and goes to the bank: soon, in the last moment, twice, or
    /// too late.
    private void deposit(UUID order, UUID customer) {
        var until = scheduler.instant().plus(options.payWithin());
        var account = new AtomicReference<VirtualAccount>();
        while (account.get() == null && scheduler.instant().isBefore(until)) {
            ask(it -> account.set(platform.paymentNode(it).account(order, customer)));
            scheduler.sleep(scheduler.upTo(APP_ASKS_AGAIN));
        }
        while (account.get() != null && scheduler.instant().isBefore(until)) {
            scheduler.sleep(scheduler.upTo(options.payWithin()));
            platform.gateways().stream()
                    .filter(it -> it.name().equals(account.get().pg()))
                    .forEach(it -> it.deposit(order));
        }
    }

    private void mayCancel(UUID order) {
        if (scheduler.chance(SHOP_CANCELS_PERCENT * 10)
                && platform.orders().state(new OrderId(order)) instanceof Order.Known it) {
            var owner = it.bill().seller().owner();
            scheduler.after(
                    scheduler.upTo(CHANGES_MIND_WITHIN),
                    "owner",
                    () -> askOrders(commands -> commands.cancelByShop(new OrderId(order), owner, "no-gas")));
        }
    }

    /// Somebody has what is stuck tried again.
    private void operate() {
        while (scheduler.instant().isBefore(options.calmFrom())) {
            scheduler.sleep(scheduler.upTo(OPERATOR_LOOKS));
            platform.truth().orders().stream()
                    .filter(it -> platform.payments().state(it) instanceof Payment.RefundStuck)
                    .forEach(it -> ask(node -> platform.paymentNode(node).retry(it)));
            platform.truth().orders().stream()
                    .filter(_ -> scheduler.chance(COLD_SOUP_PER_MILLE))
                    .forEach(this::mayGiveBackAPart);
            platform.truth().orders().stream()
                    .filter(_ -> scheduler.chance(COLD_SOUP_PER_MILLE))
                    .forEach(this::mayWithdrawAPart);
        }
    }

    private void mayWithdrawAPart(UUID order) {
        if (platform.payments().state(order) instanceof Payment.Paid it) {
            it.funds().partialRefunds().stream()
                    .filter(PartialRefund::isOpen)
                    .findFirst()
                    .ifPresent(part -> ask(node -> platform.paymentNode(node).withdraw(order, part.id())));
        }
    }

    private void mayGiveBackAPart(UUID order) {
        if (platform.payments().state(order) instanceof Payment.Paid it
                && it.left().amount() > 0) {
            var part =
                    new UUID(scheduler.random().nextLong(), scheduler.random().nextLong());
            var amount = Won.of(1 + scheduler.random().nextLong(it.left().amount()));
            ask(node -> platform.paymentNode(node).giveBack(order, part, amount));
        }
    }

    private static final class Call {
        boolean answered;
    }

    private void askOrders(Consumer<OrderCommands> request) {
        ask(node -> request.accept(platform.orderCommands(node)));
    }

    /// No is an answer.
    private void ask(Consumer<Node> request) {
        var call = new Call();
        var client = scheduler.self();
        while (!call.answered) {
            var node = platform.anyNode();
            node.spawn("request", () -> {
                try {
                    request.accept(node);
                } catch (Refused e) {
                    scheduler.note(() -> "refused: " + e.getMessage());
                } catch (Stale e) {
                    return; // asked again
                }
                call.answered = true;
                scheduler.wake(client);
            });
            scheduler.parkUpTo(ANSWER_WITHIN);
        }
    }
}

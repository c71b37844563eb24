package dev.dosirak.order.lifecycle;

import dev.dosirak.order.lifecycle.OrderCommand.CancelByCustomer;
import dev.dosirak.order.lifecycle.OrderCommand.CancelByShop;
import dev.dosirak.order.lifecycle.OrderCommand.Pay;
import dev.dosirak.order.lifecycle.OrderCommand.Place;
import dev.dosirak.order.menu.CartLine;
import dev.dosirak.order.menu.CartRefusal;
import dev.dosirak.order.menu.OrderableShops;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the outside may ask of orders; one method per use case.
public final class OrderCommands {

    private final Orders orders;
    private final OrderableShops orderableShops;
    private final OrderTimeouts timeouts;
    private final OptionalInt mostUnpaid;
    private final Clock clock;
    private final CommandHandler<OrderId, Order, OrderCommand, OrderEvent> commands;

    /// @param mostUnpaid how many orders a customer may have at a time that are not paid yet: whether a card
    /// pays turns out when it is asked to, and what nobody can pay must not take the place of what others
    /// order. Empty for any number
    public OrderCommands(
            Orders orders, OrderableShops orderableShops, OrderTimeouts timeouts, OptionalInt mostUnpaid, Clock clock) {
        this.orders = orders;
        this.orderableShops = orderableShops;
        this.timeouts = timeouts;
        this.mostUnpaid = mostUnpaid;
        this.clock = clock;
        this.commands = new CommandHandler<>(orders::find, Order::decide, orders::append, clock);
    }

    /// What a customer orders.
    ///
    /// @param paymentMethod the registered card that pays; absent to pay in a payment gateway's window
    /// @param instalmentMonths in how many the card is paid; absent for all at once
    /// @param expectedTotal what the customer was shown; another price is refused, never charged
    public record Cart(
            UUID shop,
            List<CartLine> lines,
            Destination deliverTo,
            @Nullable UUID paymentMethod,
            @Nullable Integer instalmentMonths,
            Won expectedTotal,
            String noteToShop,
            String noteToRider) {}

    /// Takes the order; paying it begins when this has committed.
    ///
    /// @throws Refused when the shop's rules or the menu say no
    /// @throws Refused when too many of this customer's orders are not paid yet
    public Versioned<Order> place(UUID customer, Cart cart) {
        var now = clock.instant();
        var shop = orderableShops.find(cart.shop()).orElseThrow(() -> new Refused(CartRefusal.UNKNOWN_SHOP));
        shop.mustBeOpen(now);
        var bill = new Bill(
                new OrderId(Ids.next()),
                customer,
                new Bill.Seller(shop.id(), shop.owner(), shop.name(), shop.phone(), shop.road(), shop.position()),
                shop.price(cart.lines()),
                shop.deliveryFeeTo(cart.deliverTo().position()),
                cart.deliverTo(),
                cart.paymentMethod(),
                cart.instalmentMonths(),
                cart.noteToShop(),
                cart.noteToRider());
        if (!bill.total().equals(cart.expectedTotal())) {
            throw new Refused(
                    CartRefusal.PRICE_CHANGED,
                    bill.total().amount(),
                    cart.expectedTotal().amount());
        }
        Instalments.requirePossible(bill.instalmentMonths(), bill.total());
        var nothing = new Versioned<Order>(new Order.Unknown(), 0);
        var events = Order.decide(nothing.state(), new Place(bill, timeouts.payBy(now), now));
        return mostUnpaid.isPresent()
                ? orders.place(bill, events, mostUnpaid.getAsInt())
                : orders.append(bill.order(), nothing, events);
    }

    /// The order as far as this person may see it.
    ///
    /// @throws Refused as unknown when it is none of theirs
    public Versioned<Order> find(OrderId id, UUID person) {
        var found = orders.find(id);
        if (found.state() instanceof Order.Known known && concerns(known.bill(), person)) {
            return found;
        }
        throw new Refused(OrderRefusal.UNKNOWN_ORDER);
    }

    public Versioned<Order> find(OrderId id) {
        var found = orders.find(id);
        if (found.state() instanceof Order.Unknown) {
            throw new Refused(OrderRefusal.UNKNOWN_ORDER);
        }
        return found;
    }

    /// @throws Refused when it is not this customer's, or too late
    public Versioned<Order> cancelByCustomer(OrderId id, UUID customer, String reason) {
        find(id, customer);
        return handle(id, at -> new CancelByCustomer(reason, at));
    }

    /// @throws Refused when it is not this owner's, too early or too late
    public Versioned<Order> cancelByShop(OrderId id, UUID owner, String reason) {
        find(id, owner);
        return handle(id, at -> new CancelByShop(reason, at));
    }

    /// The money is there: the shop is asked.
    public void paid(OrderId id) {
        handle(id, at -> new Pay(timeouts.answerBy(at), at));
    }

    /// What others have done, as of now. What we know already, or comes too late to matter, changes nothing.
    ///
    /// @throws Refused when it cannot be yet
    public Versioned<Order> handle(OrderId id, Function<Instant, OrderCommand> command) {
        return commands.handle(id, command);
    }

    private static boolean concerns(Bill bill, UUID person) {
        return bill.customer().equals(person) || bill.seller().owner().equals(person);
    }
}

package dev.dosirak.order.lifecycle.web;

import dev.dosirak.order.lifecycle.Destination;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.order.lifecycle.OrderRefusal;
import dev.dosirak.order.menu.CartLine;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.text.MultiLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private final OrderCommands orderCommands;
    private final Problems problems;

    OrderController(OrderCommands orderCommands, Problems problems) {
        this.orderCommands = orderCommands;
        this.problems = problems;
    }

    /// @param paymentWay a registered card when absent
    /// @param paymentMethodId of the registered card; absent when the customer pays in a payment gateway's
    ///     window
    /// @param instalmentMonths in how many the card is paid: 2 to 12, from 50,000 won on; absent for
    ///     all at once
    record NewOrder(
            @NotNull UUID shopId,
            @NotEmpty @Size(max = 50) List<@Valid @NotNull NewLine> lines,
            @NotNull @Valid Place deliverTo,

            @Nullable @Pattern(regexp = REGISTERED_CARD + "|" + PAYMENT_WINDOW)
            String paymentWay,

            @Nullable UUID paymentMethodId,
            @Nullable Integer instalmentMonths,
            @NotNull @PositiveOrZero Long expectedTotal,
            @Nullable @Size(max = 200) @MultiLine String noteToShop,
            @Nullable @Size(max = 200) @MultiLine String noteToRider) {

        private static final String REGISTERED_CARD = "registered-card";
        private static final String PAYMENT_WINDOW = "payment-window";

        OrderCommands.Cart toCart() {
            Refused.unless(
                    PAYMENT_WINDOW.equals(paymentWay) == (paymentMethodId == null), OrderRefusal.WAY_TO_PAY_UNCLEAR);
            return new OrderCommands.Cart(
                    shopId,
                    lines.stream().map(NewLine::toCartLine).toList(),
                    deliverTo.toDestination(),
                    paymentMethodId,
                    instalmentMonths,
                    Won.of(expectedTotal),
                    noteToShop == null ? "" : noteToShop,
                    noteToRider == null ? "" : noteToRider);
        }
    }

    record NewLine(
            @NotNull UUID productId,
            @NotNull Integer quantity,
            @Nullable @Size(max = 50) List<@NotNull UUID> options) {

        CartLine toCartLine() {
            return new CartLine(productId, quantity, options == null ? List.of() : options);
        }
    }

    record Place(
            @NotBlank @Size(max = 200) String road,
            @NotNull @Size(max = 200) String detail,
            @NotBlank @Size(max = 30) String phone,
            @NotNull @Valid Point position) {

        Destination toDestination() {
            return Destination.of(road, detail, phone, Position.rounded(position.lat(), position.lng()));
        }
    }

    record Point(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double lng) {}

    record Cancellation(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    @NewWork
    PlacedView place(Caller.Customer customer, @RequestBody @Valid NewOrder order) {
        return PlacedView.of(orderCommands.place(customer.id(), order.toCart()));
    }

    @GetMapping("/{id}")
    OrderView show(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        UnaryOperator<String> sentence = it -> problems.reason(it, Problems.languageOf(request));
        var found = caller instanceof Caller.Operator
                ? orderCommands.find(new OrderId(id))
                : orderCommands.find(new OrderId(id), caller.id());
        return caller instanceof Caller.Owner ? OrderView.ofOwner(found, sentence) : OrderView.of(found, sentence);
    }

    @PostMapping("/{id}/cancel")
    @Idempotent
    CommandResult cancel(Caller caller, @PathVariable UUID id, @RequestBody @Valid Cancellation cancellation) {
        var order = new OrderId(id);
        return CommandResult.of(
                caller instanceof Caller.Owner
                        ? orderCommands.cancelByShop(order, caller.id(), cancellation.reason())
                        : orderCommands.cancelByCustomer(order, caller.id(), cancellation.reason()));
    }

    private static Order.Known known(Versioned<Order> order) {
        if (order.state() instanceof Order.Known known) {
            return known;
        }
        throw new IllegalStateException("A command left no order behind");
    }

    /// What a command came to. Answers to commands are kept for those who repeat them, so there is nothing in
    /// one that somebody may not see later: whoever wants the order looks at it.
    record CommandResult(
            UUID orderId,

            @OneOf(namesIn = OrderNames.class, only = Order.Known.class)
            String state,

            long version) {
        static CommandResult of(Versioned<Order> order) {
            var known = known(order);
            return new CommandResult(known.bill().order().value(), OrderNames.STATES.nameOf(known), order.version());
        }
    }

    /// What a customer is told at once.
    record PlacedView(
            UUID orderId,

            @OneOf(namesIn = OrderNames.class, only = Order.Known.class)
            String state,

            long version,
            Won items,
            Won deliveryFee,
            Won total) {
        static PlacedView of(Versioned<Order> order) {
            var known = known(order);
            var bill = known.bill();
            return new PlacedView(
                    bill.order().value(),
                    OrderNames.STATES.nameOf(known),
                    order.version(),
                    bill.items(),
                    bill.deliveryFee(),
                    bill.total());
        }
    }
}

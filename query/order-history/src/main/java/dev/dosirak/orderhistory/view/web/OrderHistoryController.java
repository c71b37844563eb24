package dev.dosirak.orderhistory.view.web;

import dev.dosirak.orderhistory.view.HistoryRefusal;
import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.OrderViewerRole;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViews.Person;
import dev.dosirak.orderhistory.view.OrderViews.Person.Part;
import dev.dosirak.orderhistory.view.ViewFreshness;
import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/order-history/orders")
class OrderHistoryController {

    private final OrderViews views;
    private final ViewFreshness viewFreshness;
    private final Problems problems;

    OrderHistoryController(OrderViews views, ViewFreshness viewFreshness, Problems problems) {
        this.views = views;
        this.viewFreshness = viewFreshness;
        this.problems = problems;
    }

    record Page(
            Instant asOf,
            List<OrderSummary> items,
            @Nullable String next) {}

    /// The caller's own part of all orders: ordered, sold or carried by them.
    @GetMapping
    Page orders(
            Caller caller,
            @RequestParam(defaultValue = "") PageCursor cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
            @RequestParam(defaultValue = "false") boolean open) {
        var asOf = viewFreshness.asOf(); // before the views are read: they are at least that fresh
        var found = views.of(person(caller), open, cursor, size);
        var next = found.size() < size ? null : found.getLast().cursor().toString();
        return new Page(asOf, found.stream().map(OrderSummary::of).toList(), next);
    }

    /// Somebody without a part in the order learns nothing of it, not even that it exists.
    @GetMapping("/{order}")
    OrderDocument order(Caller caller, @PathVariable UUID order, HttpServletRequest request) {
        var asOf = viewFreshness.asOf();
        return views.find(order)
                .filter(it -> hasPart(caller, it))
                .map(it -> OrderDocument.of(asOf, it, viewerRole(caller), problems, Problems.languageOf(request)))
                .orElseThrow(() -> new Refused(HistoryRefusal.UNKNOWN_ORDER));
    }

    private static Person person(Caller caller) {
        return switch (caller) {
            case Caller.Customer it -> new Person(Part.CUSTOMER, it.id());
            case Caller.Owner it -> new Person(Part.OWNER, it.id());
            case Caller.Rider it -> new Person(Part.RIDER, it.id());
            case Caller.Operator _ -> throw new Refused(HistoryRefusal.NO_ORDERS_OF_YOUR_OWN);
        };
    }

    private static OrderViewerRole viewerRole(Caller caller) {
        return switch (caller) {
            case Caller.Customer _ -> OrderViewerRole.CUSTOMER;
            case Caller.Owner _ -> OrderViewerRole.OWNER;
            case Caller.Rider _ -> OrderViewerRole.RIDER;
            case Caller.Operator _ -> OrderViewerRole.OPERATOR;
        };
    }

    private static boolean hasPart(Caller caller, OrderView view) {
        return switch (caller) {
            case Caller.Customer it -> view.parties().customer().equals(it.id());
            case Caller.Owner it -> view.parties().owner().equals(it.id());
            case Caller.Rider it ->
                view.courier() != null && view.courier().rider().equals(it.id());
            case Caller.Operator _ -> true;
        };
    }
}

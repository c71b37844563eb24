package dev.dosirak.orderhistory.view.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.orderhistory.view.OrderView;
import dev.dosirak.orderhistory.view.OrderViewerRole;
import dev.dosirak.orderhistory.view.Receipt;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One order in full.
///
/// @param cookMinutes once it is accepted
/// @param rider while somebody carries it, and ever after
/// @param cancellation when it was; its `reason` is a code or somebody's words, its `text` the same for the reader
/// @param timeline oldest first
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderDocument(
        Instant asOf,
        UUID orderId,
        @OneOf(namesIn = OrderStates.class) String state,
        long version,
        UUID customerId,
        Shop shop,
        List<Receipt.Line> lines,
        Won itemsAmount,
        Won deliveryFee,
        Won total,
        Receipt.Place deliverTo,
        String noteToShop,
        String noteToRider,
        Instant placedAt,
        @Nullable Integer cookMinutes,
        @Nullable Rider rider,
        @Nullable Cancellation cancellation,
        List<Entry> timeline) {

    record Shop(UUID id, String name, String phone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rider(UUID riderId, @Nullable Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cancellation(
            @OneOf({"customer", "shop", "unanswered", "timeout", "bank"}) @Nullable
            String by,

            @Nullable String reason,
            @Nullable String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @OneOf(namesIn = OrderStates.class) String state,
            Instant at,

            @OneOf({"customer", "shop", "unanswered", "timeout", "bank"}) @Nullable
            String by,

            @Nullable String reason,
            @Nullable String text,
            @Nullable Long amount) {
        static Entry of(Step step, Problems problems, Locale language) {
            var stepDetails = step.details();
            return new Entry(
                    step.state(),
                    step.at(),
                    stepDetails.by(),
                    stepDetails.reason(),
                    said(step, problems, language),
                    stepDetails.amount());
        }
    }

    /// @param language of whoever reads the reasons
    static OrderDocument of(
            Instant asOf, OrderView view, OrderViewerRole orderViewerRole, Problems problems, Locale language) {
        var receipt = orderViewerRole.redact(view.receipt(), view.state());
        var courier = view.courier();
        return new OrderDocument(
                asOf,
                view.order(),
                view.state(),
                view.sequence(),
                view.parties().customer(),
                new Shop(view.parties().shop(), receipt.shopName(), receipt.shopPhone()),
                receipt.lines(),
                receipt.itemsAmount(),
                receipt.deliveryFee(),
                receipt.total(),
                receipt.deliverTo(),
                receipt.noteToShop(),
                receipt.noteToRider(),
                view.placedAt(),
                cookMinutesOf(view),
                courier == null ? null : new Rider(courier.rider(), courier.since()),
                cancellationOf(view, problems, language),
                view.steps().stream()
                        .map(it -> Entry.of(it, problems, language))
                        .toList());
    }

    /// Customers and riders say what they say in words of their own.
    private static @Nullable String said(Step step, Problems problems, Locale language) {
        var reason = step.details().reason();
        var isWords = "customer".equals(step.details().by()) || step.state().equals("delayed");
        if (reason == null || isWords) {
            return reason;
        }
        return step.state().equals("payment-failed")
                ? problems.declined(reason, language)
                : problems.reason(reason, language);
    }

    private static @Nullable Integer cookMinutesOf(OrderView view) {
        return view.last("accepted").map(it -> it.details().cookMinutes()).orElse(null);
    }

    /// Where the bank undid the deposit of an order that was cancelled already, that is why nothing goes back.
    private static @Nullable Cancellation cancellationOf(OrderView view, Problems problems, Locale language) {
        return Stream.of("payment-cancelled", "cancelled")
                .flatMap(it -> view.last(it).stream())
                .findFirst()
                .map(it -> new Cancellation(it.details().by(), it.details().reason(), said(it, problems, language)))
                .orElse(null);
    }
}

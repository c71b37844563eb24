package dev.dosirak.orderhistory.view;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some of what has happened to an order: a single fact, or everything.
///
/// @param steps in any order; never empty
/// @param receipt with the first step; null without it
/// @param whole all steps up to this version of the order are here, as far as we show them; 0 when nobody says so
public record OrderNews(
        UUID order,
        People people,
        List<Step> steps,
        @Nullable Receipt receipt,
        long whole) implements News<OrderNews> {

    public OrderNews {
        steps = List.copyOf(steps);
    }

    /// The order's first step, with what was ordered. Nobody sees an order before this is known.
    public static OrderNews placed(UUID order, People people, Step step, Receipt receipt) {
        return new OrderNews(order, people, List.of(step), receipt, 0);
    }

    /// Any later step.
    public static OrderNews of(UUID order, People people, Step step) {
        return new OrderNews(order, people, List.of(step), null, 0);
    }

    @Override
    public OrderNews and(OrderNews more) {
        var all = new ArrayList<>(steps);
        all.addAll(more.steps);
        return new OrderNews(order, people, all, receipt == null ? more.receipt : receipt, Math.max(whole, more.whole));
    }

    @Override
    public OrderNews wholeUpTo(long version) {
        return new OrderNews(order, people, steps, receipt, version);
    }

    /// The step that led to where it stands.
    public Step latest() {
        return steps.stream().max(comparing(Step::sequence)).orElseThrow();
    }

    /// When it was placed, if that is among the news.
    public Optional<Instant> placedAt() {
        return receipt == null
                ? Optional.empty()
                : steps.stream().min(comparing(Step::sequence)).map(Step::at);
    }

    /// The latest step that says who carries it.
    public Optional<Step> carried() {
        return steps.stream().filter(it -> it.why().rider() != null).max(comparing(Step::sequence));
    }
}

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
/// @param completeVersion all steps up to this version of the order are here, as far as we show them; 0 when nobody
///       says so
public record OrderUpdate(
        UUID order,
        Parties parties,
        List<Step> steps,
        @Nullable Receipt receipt,
        long completeVersion) implements ViewUpdate<OrderUpdate> {

    public OrderUpdate {
        steps = List.copyOf(steps);
    }

    /// The order's first step, with what was ordered. Nobody sees an order before this is known.
    public static OrderUpdate placed(UUID order, Parties parties, Step step, Receipt receipt) {
        return new OrderUpdate(order, parties, List.of(step), receipt, 0);
    }

    /// Any later step.
    public static OrderUpdate of(UUID order, Parties parties, Step step) {
        return new OrderUpdate(order, parties, List.of(step), null, 0);
    }

    @Override
    public OrderUpdate merge(OrderUpdate other) {
        var all = new ArrayList<>(steps);
        all.addAll(other.steps);
        return new OrderUpdate(
                order,
                parties,
                all,
                receipt == null ? other.receipt : receipt,
                Math.max(completeVersion, other.completeVersion));
    }

    @Override
    public OrderUpdate withCompleteVersion(long version) {
        return new OrderUpdate(order, parties, steps, receipt, version);
    }

    /// The step that led to where it stands.
    public Step latest() {
        return steps.stream().max(comparing(Step::sequence)).orElseThrow();
    }

    /// When it was placed, if this update says so.
    public Optional<Instant> placedAt() {
        return receipt == null
                ? Optional.empty()
                : steps.stream().min(comparing(Step::sequence)).map(Step::at);
    }

    /// The latest step that says who carries it.
    public Optional<Step> carried() {
        return steps.stream().filter(it -> it.details().rider() != null).max(comparing(Step::sequence));
    }
}

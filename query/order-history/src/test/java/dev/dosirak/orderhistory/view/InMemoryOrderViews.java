package dev.dosirak.orderhistory.view;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps everything it was told and puts the view together when asked: another way to the same result than the tables'.
public final class InMemoryOrderViews implements OrderViews {

    private static final Set<String> FINAL = Set.of("payment-failed", "payment-cancelled", "delivered", "refunded");

    private final Map<UUID, Told> told = new HashMap<>();

    private static final class Told {
        @Nullable
        People people;

        @Nullable
        Receipt receipt;

        final TreeMap<Long, Step> steps = new TreeMap<>();
        final TreeMap<Long, Assigned> assigned = new TreeMap<>();
    }

    private record Assigned(Optional<UUID> rider, Instant at) {}

    @Override
    public void place(UUID order, People people, Step step, Receipt receipt) {
        told(order).receipt = receipt;
        note(order, people, step);
    }

    @Override
    public void note(UUID order, People people, Step step) {
        told(order).people = people;
        told(order).steps.put(step.sequence(), step);
    }

    @Override
    public void assign(UUID order, long sequence, @Nullable UUID rider, Instant at) {
        told(order).assigned.put(sequence, new Assigned(Optional.ofNullable(rider), at));
    }

    private Told told(UUID order) {
        return told.computeIfAbsent(order, _ -> new Told());
    }

    @Override
    public Optional<OrderView> find(UUID order) {
        return Optional.ofNullable(told.get(order)).flatMap(it -> view(order, it));
    }

    private static Optional<OrderView> view(UUID order, Told told) {
        var people = told.people;
        var receipt = told.receipt;
        if (people == null || receipt == null) {
            return Optional.empty();
        }
        var steps = List.copyOf(told.steps.values());
        return Optional.of(
                new OrderView(order, people, receipt, steps.getFirst().at(), steps, courier(told, steps)));
    }

    private static OrderView.@Nullable Courier courier(Told told, List<Step> steps) {
        var latest = told.assigned.isEmpty()
                ? new Assigned(Optional.empty(), Instant.EPOCH)
                : told.assigned.lastEntry().getValue();
        var carrier = steps.reversed().stream()
                .map(it -> it.why().rider())
                .filter(Objects::nonNull)
                .findFirst();
        var rider = carrier.or(latest::rider);
        return rider.map(it -> new OrderView.Courier(it, latest.rider().equals(rider) ? latest.at() : null))
                .orElse(null);
    }

    @Override
    public List<OrderView> of(Person person, boolean openOnly, Mark below, int size) {
        Comparator<Mark> order =
                comparing(Mark::placedAt).thenComparing(it -> it.order().toString());
        return told.entrySet().stream()
                .flatMap(it -> view(it.getKey(), it.getValue()).stream())
                .filter(it -> hasPart(person, it) && !(openOnly && FINAL.contains(it.state())))
                .filter(it -> order.compare(Mark.of(it), below) < 0)
                .sorted(comparing(Mark::of, order).reversed())
                .limit(size)
                .toList();
    }

    private static boolean hasPart(Person person, OrderView view) {
        var theirs = switch (person.part()) {
            case CUSTOMER -> Stream.of(view.people().customer());
            case OWNER -> Stream.of(view.people().owner());
            case RIDER -> Stream.ofNullable(view.courier()).map(OrderView.Courier::rider);
        };
        return theirs.anyMatch(person.id()::equals);
    }
}

package dev.dosirak.orderhistory.view;

import static java.util.Comparator.comparing;

import dev.dosirak.platform.kernel.PageCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps everything it was told and puts the view together when asked: another way to the same result than the
/// tables'.
public final class InMemoryOrderViews implements OrderViews, ViewGenerations, ViewVersions {

    private static final Set<String> FINAL = Set.of("payment-failed", "payment-cancelled", "delivered", "refunded");

    private final Generations<OrderUpdate> orders = new Generations<>(InMemoryOrderViews::knownUpTo);
    private final Generations<DeliveryUpdate> deliveries = new Generations<>(DeliveryUpdate::sequence);

    private record Generation<N>(Optional<UUID> rebuild, Map<UUID, List<N>> updates) {

        static <N> Generation<N> of(Optional<UUID> rebuild) {
            return new Generation<>(rebuild, new TreeMap<>(comparing(UUID::toString)));
        }
    }

    /// The editions of one part.
    private static final class Generations<N extends ViewUpdate<N>> {

        private final Function<N, Long> version;
        private Generation<N> out = Generation.of(Optional.empty());
        private Optional<Generation<N>> beingSet = Optional.empty();

        Generations(Function<N, Long> version) {
            this.version = version;
        }

        Stream<Generation<N>> editions() {
            return Stream.concat(Stream.of(out), beingSet.stream());
        }

        void note(N update) {
            editions()
                    .forEach(it -> it.updates()
                            .computeIfAbsent(update.order(), _ -> new ArrayList<>())
                            .add(update));
        }

        Optional<N> find(UUID order) {
            return out.updates().getOrDefault(order, List.of()).stream().reduce(ViewUpdate::merge);
        }

        void prepare(Optional<UUID> wanted) {
            beingSet = beingSet.filter(it -> it.rebuild().equals(wanted));
            if (wanted.isPresent() && beingSet.isEmpty() && !out.rebuild().equals(wanted)) {
                beingSet = Optional.of(Generation.of(wanted));
            }
        }

        void bringOut(UUID edition) {
            beingSet.filter(it -> it.rebuild().equals(Optional.of(edition))).ifPresent(it -> {
                out = it;
                beingSet = Optional.empty();
            });
        }

        Optional<Entry> entry(UUID order) {
            return find(order).map(it -> new Entry(order, version.apply(it)));
        }
    }

    private Generations<?> shelf(Part part) {
        return switch (part) {
            case ORDERS -> orders;
            case DELIVERIES -> deliveries;
        };
    }

    @Override
    public void apply(OrderUpdate update) {
        orders.note(update);
    }

    @Override
    public void apply(DeliveryUpdate update) {
        deliveries.note(update);
    }

    @Override
    public void prepare(Part part, Supplier<Optional<UUID>> wanted) {
        shelf(part).prepare(wanted.get());
    }

    @Override
    public void activate(Part part, UUID edition) {
        shelf(part).bringOut(edition);
    }

    /// Nothing lies about in memory.
    @Override
    public void deleteRetired(Instant before) {}

    @Override
    public List<Entry> find(Part part, Collection<UUID> wanted) {
        return wanted.stream().flatMap(it -> shelf(part).entry(it).stream()).toList();
    }

    @Override
    public List<Entry> after(Part part, UUID order, int limit) {
        return shelf(part).out.updates().keySet().stream()
                .filter(it -> it.toString().compareTo(order.toString()) > 0)
                .limit(limit)
                .flatMap(it -> shelf(part).entry(it).stream())
                .toList();
    }

    @Override
    public void remove(Part part, Collection<UUID> unwanted) {
        shelf(part).editions().forEach(it -> it.updates().keySet().removeAll(unwanted));
    }

    @Override
    public void remove(Part part, Entry seen) {
        if (shelf(part).entry(seen.order()).equals(Optional.of(seen))) {
            remove(part, List.of(seen.order()));
        }
    }

    private static long knownUpTo(OrderUpdate update) {
        var steps = timeline(update).keySet();
        long last = Math.max(update.latest().sequence(), update.completeVersion());
        return Stream.iterate(update.completeVersion() + 1, it -> it <= last, it -> it + 1)
                        .allMatch(steps::contains)
                ? last
                : update.completeVersion();
    }

    private static TreeMap<Long, Step> timeline(OrderUpdate update) {
        var timeline = new TreeMap<Long, Step>();
        update.steps().forEach(it -> timeline.put(it.sequence(), it));
        return timeline;
    }

    @Override
    public Optional<OrderView> find(UUID order) {
        return orders.find(order).flatMap(this::view);
    }

    private Optional<OrderView> view(OrderUpdate update) {
        var receipt = update.receipt();
        if (receipt == null) {
            return Optional.empty();
        }
        var steps = List.copyOf(timeline(update).values());
        return Optional.of(new OrderView(
                update.order(),
                update.parties(),
                receipt,
                steps.getFirst().at(),
                steps,
                courier(deliveries.find(update.order()), steps)));
    }

    private static OrderView.@Nullable Courier courier(Optional<DeliveryUpdate> delivery, List<Step> steps) {
        var assigned = delivery.map(DeliveryUpdate::assignment);
        var toCarry = assigned.map(DeliveryUpdate.Assignment::rider);
        var carrier = steps.reversed().stream()
                .map(it -> it.details().rider())
                .filter(Objects::nonNull)
                .findFirst();
        return carrier.or(() -> toCarry)
                .map(it -> new OrderView.Courier(
                        it,
                        toCarry.equals(Optional.of(it))
                                ? assigned.map(DeliveryUpdate.Assignment::at).orElse(null)
                                : null))
                .orElse(null);
    }

    @Override
    public List<OrderView> of(Person person, boolean openOnly, PageCursor below, int size) {
        Comparator<PageCursor> order =
                comparing(PageCursor::at).thenComparing(it -> it.id().toString());
        return orders.out.updates().keySet().stream()
                .flatMap(it -> find(it).stream())
                .filter(it -> hasPart(person, it) && !(openOnly && FINAL.contains(it.state())))
                .filter(it -> order.compare(it.cursor(), below) < 0)
                .sorted(comparing(OrderView::cursor, order).reversed())
                .limit(size)
                .toList();
    }

    private boolean hasPart(Person person, OrderView view) {
        var theirs = switch (person.part()) {
            case CUSTOMER -> Stream.of(view.parties().customer());
            case OWNER -> Stream.of(view.parties().owner());
            case RIDER -> rider(view);
        };
        return theirs.anyMatch(person.id()::equals);
    }

    /// A delivery that has ended leaves an order with whoever the order says has carried it.
    private Stream<UUID> rider(OrderView view) {
        var courier = view.courier();
        boolean carried = view.steps().stream().anyMatch(it -> it.details().rider() != null);
        boolean ended =
                deliveries.find(view.order()).filter(DeliveryUpdate::ended).isPresent();
        return courier == null || (ended && !carried) ? Stream.empty() : Stream.of(courier.rider());
    }
}

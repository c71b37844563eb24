package dev.dosirak.orderhistory.view.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViews.Person;
import dev.dosirak.orderhistory.view.TestEvent;
import dev.dosirak.orderhistory.view.ViewGenerations;
import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import dev.dosirak.orderhistory.view.ViewUpdate;
import dev.dosirak.orderhistory.view.ViewVersions;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.Span;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Everything between the owners and the views, one step at a time in an order that a seed decides.
final class RebuildSimulation {

    private static final int ORDERS = 6;
    private static final UUID START = new UUID(0, 0);
    private static final Span EVER = new Span(Instant.EPOCH, OrderStories.NOON.plusSeconds(1_000_000));

    /// One owner, those of its facts that are still to happen, and the two nodes that import from it.
    private record Domain(
            Part part, Histories owner, List<Deque<TestEvent>> ahead, Backlog backlog, List<ImportingNode> nodes) {}

    private final OrderViews views;
    private final ViewGenerations viewGenerations;
    private final ViewVersions viewVersions;
    private final Random random;
    private final List<Domain> domains;
    private final List<OrderStories> stories =
            Stream.generate(OrderStories::fresh).limit(ORDERS).toList();
    private final List<TestEvent> onTheWay = new ArrayList<>();
    private final List<TestEvent> happened = new ArrayList<>();
    private final Map<UUID, Long> seen = new HashMap<>();

    RebuildSimulation(
            OrderViews views,
            ViewGenerations viewGenerations,
            ViewVersions viewVersions,
            Supplier<Backlog> backlogs,
            Random random) {
        this.views = views;
        this.viewGenerations = viewGenerations;
        this.viewVersions = viewVersions;
        this.random = random;
        this.domains = List.of(
                domain(Part.ORDERS, EventMappings.ORDER_EVENTS, views::apply, backlogs.get()),
                domain(Part.DELIVERIES, EventMappings.DELIVERY_EVENTS, views::apply, backlogs.get()));
        stories.forEach(this::isToHappen);
    }

    private <N extends ViewUpdate<N>> Domain domain(
            Part part, List<EventMappings.EventMapping<?, N>> eventMappings, Consumer<N> note, Backlog backlog) {
        var owner = new Histories();
        Supplier<HistoryCopy<N>> copy = () -> new HistoryCopy<>(
                part,
                new HistoryReader<>(eventMappings, new EventJson()),
                note,
                viewGenerations,
                viewVersions,
                backlog);
        var nodes = List.of(
                new ImportingNode(owner, copy, backlog, random), new ImportingNode(owner, copy, backlog, random));
        return new Domain(part, owner, new ArrayList<>(), backlog, nodes);
    }

    private void isToHappen(OrderStories story) {
        var rider = random.nextBoolean() ? OrderStories.MINA : OrderStories.JUNHO;
        var life = Stream.of("placed", "paid", "pending", "accepted", "delivery-pending", "picked-up", "delivered");
        var order = new ArrayDeque<TestEvent>();
        life.limit(1 + random.nextInt(7))
                .forEach(it -> order.add(TestEvent.ofOrder(story, it, order.size() + 1, rider)));
        domains.getFirst().ahead().add(order);

        // Sequences leave numbers out: what riders were asked in vain is not told.
        var delivery = new ArrayDeque<TestEvent>();
        delivery.add(TestEvent.ofDelivery(story, "requested", 1, rider));
        delivery.add(TestEvent.ofDelivery(story, "dispatched", 3, rider));
        delivery.add(
                random.nextBoolean()
                        ? TestEvent.ofDelivery(story, "withdrawn", 4, rider)
                        : TestEvent.ofDelivery(story, "picked-up", 4, rider));
        domains.getLast().ahead().add(delivery);
    }

    void step() {
        var domain = domains.get(random.nextInt(domains.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> somethingHappens(domain);
            case 2, 3, 4 -> somethingIsHeard();
            case 5 -> {
                if (random.nextInt(6) == 0) {
                    domain.backlog().begin(Import.of(random.nextInt(3) == 0 ? Optional.of(EVER) : Optional.empty()));
                }
            }
            default -> domain.nodes().get(random.nextInt(2)).step();
        }
    }

    /// The owner has noted it before anybody is told, once or twice.
    private void somethingHappens(Domain domain) {
        var fact = domain.ahead().get(random.nextInt(ORDERS)).poll();
        if (fact != null) {
            domain.owner().happened(fact);
            happened.add(fact);
            onTheWay.add(fact);
            if (random.nextInt(3) == 0) {
                onTheWay.add(fact);
            }
        }
    }

    private void somethingIsHeard() {
        if (!onTheWay.isEmpty()) {
            onTheWay.remove(random.nextInt(onTheWay.size())).noteIn(views);
        }
    }

    void nobodySeesLessThanBefore() {
        var order = stories.get(random.nextInt(ORDERS)).order();
        long version = views.find(order).map(it -> (long) it.steps().size()).orElse(0L);
        assertThat(version).isGreaterThanOrEqualTo(seen.getOrDefault(order, 0L));
        seen.put(order, version);
    }

    /// Nothing is left to happen or to be heard, and everything was imported to the end once more.
    void comeToRest() {
        for (var domain : domains) {
            while (domain.ahead().stream().anyMatch(it -> !it.isEmpty())) {
                somethingHappens(domain);
            }
        }
        while (!onTheWay.isEmpty()) {
            somethingIsHeard();
        }
        for (var domain : domains) {
            domain.backlog().begin(Import.of(Optional.empty()));
            while (domain.backlog().importing().isPresent()) {
                domain.nodes().get(random.nextInt(2)).step();
            }
        }
    }

    void everybodySeesWhatHappened() {
        var model = new InMemoryOrderViews();
        happened.forEach(it -> it.noteIn(model));
        for (var story : stories) {
            assertThat(views.find(story.order())).isEqualTo(model.find(story.order()));
        }
        for (var rider : List.of(OrderStories.MINA, OrderStories.JUNHO)) {
            var person = new Person(Person.Part.RIDER, rider);
            assertThat(views.of(person, false, PageCursor.TOP, 100))
                    .isEqualTo(model.of(person, false, PageCursor.TOP, 100));
        }
        for (var domain : domains) {
            assertThat(viewVersions.after(domain.part(), START, 1000))
                    .isEqualTo(domain.owner().versions().stream()
                            .map(it -> new ViewVersions.Entry(it.id(), it.version()))
                            .toList());
        }
    }
}

package dev.dosirak.orderhistory.view.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.Editions;
import dev.dosirak.orderhistory.view.Editions.Part;
import dev.dosirak.orderhistory.view.Facts;
import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.Inventory;
import dev.dosirak.orderhistory.view.News;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.OrderViews.Person;
import dev.dosirak.orderhistory.view.Stories;
import dev.dosirak.orderhistory.view.Told;
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
final class CityBeingRebuilt {

    private static final int ORDERS = 6;
    private static final UUID START = new UUID(0, 0);
    private static final Span EVER = new Span(Instant.EPOCH, Stories.NOON.plusSeconds(1_000_000));

    /// One owner, those of its facts that are still to happen, and the two nodes that import from it.
    private record Domain(
            Part part, Histories owner, List<Deque<Told>> ahead, Backlog backlog, List<ImportingNode> nodes) {}

    private final OrderViews views;
    private final Editions editions;
    private final Inventory inventory;
    private final Random random;
    private final List<Domain> domains;
    private final List<Stories> stories =
            Stream.generate(Stories::fresh).limit(ORDERS).toList();
    private final List<Told> onTheWay = new ArrayList<>();
    private final List<Told> happened = new ArrayList<>();
    private final Map<UUID, Long> seen = new HashMap<>();

    CityBeingRebuilt(
            OrderViews views, Editions editions, Inventory inventory, Supplier<Backlog> backlogs, Random random) {
        this.views = views;
        this.editions = editions;
        this.inventory = inventory;
        this.random = random;
        this.domains = List.of(
                domain(Part.ORDERS, Facts.OF_ORDERS, views::note, backlogs.get()),
                domain(Part.DELIVERIES, Facts.OF_DELIVERIES, views::note, backlogs.get()));
        stories.forEach(this::isToHappen);
    }

    private <N extends News<N>> Domain domain(
            Part part, List<Facts.Kind<?, N>> kinds, Consumer<N> note, Backlog backlog) {
        var owner = new Histories();
        Supplier<HistoryCopy<N>> copy = () ->
                new HistoryCopy<>(part, new History<>(kinds, new EventJson()), note, editions, inventory, backlog);
        var nodes = List.of(
                new ImportingNode(owner, copy, backlog, random), new ImportingNode(owner, copy, backlog, random));
        return new Domain(part, owner, new ArrayList<>(), backlog, nodes);
    }

    private void isToHappen(Stories story) {
        var rider = random.nextBoolean() ? Stories.MINA : Stories.JUNHO;
        var life = Stream.of("placed", "paid", "pending", "accepted", "delivery-pending", "picked-up", "delivered");
        var order = new ArrayDeque<Told>();
        life.limit(1 + random.nextInt(7)).forEach(it -> order.add(Told.ofOrder(story, it, order.size() + 1, rider)));
        domains.getFirst().ahead().add(order);

        // Sequences leave numbers out: what riders were asked in vain is not told.
        var delivery = new ArrayDeque<Told>();
        delivery.add(Told.ofDelivery(story, "requested", 1, rider));
        delivery.add(Told.ofDelivery(story, "dispatched", 3, rider));
        delivery.add(
                random.nextBoolean()
                        ? Told.ofDelivery(story, "withdrawn", 4, rider)
                        : Told.ofDelivery(story, "picked-up", 4, rider));
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
        for (var rider : List.of(Stories.MINA, Stories.JUNHO)) {
            var person = new Person(Person.Part.RIDER, rider);
            assertThat(views.of(person, false, PageCursor.TOP, 100))
                    .isEqualTo(model.of(person, false, PageCursor.TOP, 100));
        }
        for (var domain : domains) {
            assertThat(inventory.after(domain.part(), START, 1000))
                    .isEqualTo(domain.owner().versions().stream()
                            .map(it -> new Inventory.Entry(it.id(), it.version()))
                            .toList());
        }
    }
}

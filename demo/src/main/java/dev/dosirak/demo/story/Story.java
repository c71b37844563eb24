package dev.dosirak.demo.story;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Basket;
import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.Customer.PlacedOrder;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.OrderRequest;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.RetryPolicy;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.demo.people.Session;
import dev.dosirak.demo.terminal.Screen;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One order from the click to the door, with everybody who takes part.
public final class Story implements AutoCloseable {

    private static final Set<String> TOPICS =
            Set.of("order.events", "payment.events", "relay.events", "delivery.events");
    private static final int COOK_MINUTES = 15;
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private final Participants participants;
    private final StoryPrinter printer;
    private final Steps steps;
    private final Api api;
    private final SplittableRandom random;
    private final AtomicReference<String> order = new AtomicReference<>("");
    private final BlockingQueue<EventTap.TappedEvent> received = new LinkedBlockingQueue<>();
    private final OrderEvents events = new OrderEvents();
    private @Nullable EventTap tap;
    private volatile String warning = "";

    /// @param seed chooses the shop, the people and the dishes
    /// @param step how long any one step may take
    public Story(City city, Endpoints endpoints, long seed, Duration step, Screen screen) {
        this.participants = Participants.of(city, seed);
        this.printer = new StoryPrinter(screen);
        this.steps = new Steps(step);
        this.api = new Api(endpoints, printer);
        this.random = new SplittableRandom(seed + 1);
    }

    /// @param kafka bootstrap servers; without a broker there the story is told without its events
    /// @throws StoryFailed when a step fails or takes too long
    public void tell(String kafka) {
        printer.title("The story of one order");
        printer.remark("%s orders at %s (%s); the owner is %s."
                .formatted(
                        participants.customer().name(),
                        participants.shop().name(),
                        participants.shop().district(),
                        participants.owner().name()));
        tap = listen(kafka);

        printer.chapter("Everybody takes out their phone");
        var customer =
                steps.step("the customer logs in", () -> new Customer(login("customer", participants.customer())));
        var owner = steps.step("the owner logs in", () -> new Owner(login("owner", participants.owner())));
        var card = steps.step("the customer registers a card", () -> card(customer));
        var item = new ShopDiscovery(participants, steps, printer).find(customer, owner);
        var page = steps.step(
                "the customer opens the shop's page",
                () -> customer.shopPage(participants.shop().id()));

        BlockingQueue<EventStream.Event> rings = new LinkedBlockingQueue<>();
        BlockingQueue<EventStream.Event> offers = new LinkedBlockingQueue<>();
        try (var _ = steps.step("the owner's terminal is on", () -> opened(owner.terminal(rings::add)))) {
            var rider = steps.step("a rider goes online next to the shop", this::freeRider);
            try (var _ = steps.step("the rider's app listens", () -> opened(rider.stream(offers::add)))) {
                steps.step("the rider has no other order", () -> leaveOpenOffer(rider));
                var placedOrder = order(customer, card, item, page);
                try (var history = new HistoryWatch(customer, placedOrder.orderId(), printer)) {
                    deliver(placedOrder.orderId(), owner, rings, rider, offers);
                    steps.step("the customer sees that it is delivered", () -> {
                        history.awaitDelivered();
                        return placedOrder;
                    });
                }
            } finally {
                goHome(rider);
            }
        }
        finish();
        new ReviewStep(participants, steps, printer).run(UUID.fromString(order.get()), customer, owner);
        printer.chapter(
                tap == null
                        ? "That was the story: %d calls; its events were not heard.".formatted(printer.calls())
                        : "That was the story: %d calls, %d events.".formatted(printer.calls(), printer.events()));
    }

    private Session login(String who, Resident resident) {
        return Session.login(api, who, resident.email(), Resident.PASSWORD);
    }

    private @Nullable EventTap listen(String kafka) {
        try {
            return EventTap.open(kafka, TOPICS, this::receive);
        } catch (KafkaException e) {
            printer.remark("No Kafka at %s: the story is told without its events.".formatted(kafka));
            return null;
        }
    }

    /// Events may arrive before the answer to the click says which order it is; those wait.
    private void receive(EventTap.TappedEvent event) {
        if (event.key().isEmpty()) {
            warning = event.type();
            return;
        }
        received.add(event);
        showReceived();
    }

    private synchronized void showReceived() {
        if (order.get().isEmpty()) {
            return;
        }
        for (var event = received.poll(); event != null; event = received.poll()) {
            if (event.key().equals(order.get())) {
                printer.event(event.type());
                events.add(event.type());
            }
        }
    }

    private UUID card(Customer customer) {
        var cards = customer.cards();
        var known = (cards.isArray() ? cards : cards.path("items")).path(0).path("paymentMethodId");
        return known.isString() ? UUID.fromString(known.asString()) : customer.registerCard(Card.GOOD);
    }

    private static EventStream opened(EventStream stream) throws InterruptedException {
        stream.awaitOpen(Duration.ofSeconds(25));
        return stream;
    }

    /// Somebody who is not bringing another order: the city is shared with everybody who plays in it.
    private Rider freeRider() {
        for (var resident : participants.riders()) {
            var rider = new Rider(login("rider", resident));
            var state = rider.report(true, participants.shop().position());
            if (state.equals("free")) {
                printer.remark(resident.name() + " waits next to the shop.");
                return rider;
            }
            printer.remark("%s is %s; another one is asked.".formatted(resident.name(), state));
        }
        throw new IllegalStateException("no rider is free");
    }

    private void goHome(Rider rider) {
        try {
            rider.report(false, participants.shop().position());
        } catch (ApiRefusal | NoAnswer e) {
            printer.remark("The rider could not go offline: " + e.getMessage());
        }
    }

    private PlacedOrder order(Customer customer, UUID card, JsonNode item, JsonNode page) {
        var basket = Basket.choose(page, item.path("minimumOrder").asLong(), random);
        var total = basket.itemsAmount() + item.path("deliveryFee").asLong();
        var home = participants.home();
        var wish = new OrderRequest(
                participants.shop().id(),
                basket.lines(),
                new OrderRequest.DeliverTo(
                        home.road(), home.detail(), participants.customer().phone(), home.position()),
                card,
                total,
                "맛있게 부탁드려요.",
                "문 앞에 놓아 주세요.");
        printer.chapter("%s clicks \"order\": %s, %,d won"
                .formatted(participants.customer().name(), basket.words(), total));
        printer.clicked();
        var placedOrder = steps.step(
                "the order is placed",
                () -> customer.order(wish, UUID.randomUUID().toString(), RetryPolicy.DEFAULT));
        order.set(placedOrder.orderId().toString());
        showReceived();
        return placedOrder;
    }

    private void deliver(
            UUID id,
            Owner owner,
            BlockingQueue<EventStream.Event> rings,
            Rider rider,
            BlockingQueue<EventStream.Event> offers) {
        steps.step("the owner's terminal rings", () -> about(id, "order-paid", rings));
        printer.chapter("The terminal of %s rings".formatted(participants.shop().name()));
        steps.step("the owner acknowledges", () -> owner.acknowledge(id));
        steps.step("the owner accepts", () -> owner.accept(id, COOK_MINUTES));
        steps.step("the rider is offered the delivery", () -> offered(id, rider, offers));
        printer.chapter("The rider's phone rings");
        steps.step("the rider accepts", () -> rider.accept(id));
        steps.step("the rider picks up", () -> rider.pickUp(id));
        steps.step("the rider hands over", () -> rider.handOver(id));
    }

    /// Orders that waited before ours are offered first. They are left to other riders.
    private static EventStream.Event offered(UUID id, Rider rider, BlockingQueue<EventStream.Event> offers)
            throws InterruptedException {
        while (true) {
            var event = offers.take();
            var delivery = event.data().path("deliveryId").asString("");
            if (event.name().equals("offer") && delivery.equals(id.toString())) {
                return event;
            }
            if (event.name().equals("offer")) {
                leave(rider, UUID.fromString(delivery));
            }
        }
    }

    private static String leaveOpenOffer(Rider rider) {
        var me = rider.me();
        var state = me.path("state").asString();
        if (state.equals("offered")) {
            leave(rider, UUID.fromString(me.path("job").path("deliveryId").asString()));
        }
        return state;
    }

    private static void leave(Rider rider, UUID delivery) {
        try {
            rider.decline(delivery);
        } catch (ApiRefusal e) {
            // The offer has gone already.
        }
    }

    private static EventStream.Event about(UUID id, String name, BlockingQueue<EventStream.Event> events)
            throws InterruptedException {
        var event = events.take();
        while (!event.name().equals(name) || !event.data().toString().contains(id.toString())) {
            event = events.take();
        }
        return event;
    }

    private void finish() {
        double seconds = printer.secondsSinceClick();
        awaitLastEvents();
        printer.chapter("Delivered %.1f s after the click.".formatted(seconds));
    }

    /// An order that was delivered and of which nobody was told is not this platform's.
    ///
    /// @throws StoryFailed when the events do not come
    private void awaitLastEvents() {
        if (tap == null) {
            return;
        }
        long deadline = System.nanoTime() + steps.atMost().toNanos();
        while (!events.isComplete()) {
            if (deadline - System.nanoTime() < 0 || Thread.currentThread().isInterrupted()) {
                throw new StoryFailed(
                        "the events of the order are heard",
                        events.complaint() + (warning.isEmpty() ? "" : "; " + warning),
                        null);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        if (tap != null) {
            tap.close();
        }
        api.close();
    }
}

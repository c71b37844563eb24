package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// A few streets with riders who accept, decline, say nothing, or go home; customers who cancel; and two dispatchers.
public final class CitySimulation {

    private static final int ROUNDS = 300;
    private static final Matching.Rules RULES = new Matching.Rules(Duration.ofSeconds(30), 5000, Duration.ofSeconds(5));

    private static final Reachability ALWAYS = () -> Optional.of(Instant.EPOCH);

    private final Deliveries deliveries;
    private final Riders riders;
    private final MovableClock clock;
    private final Position center;
    private final Dispatcher dispatcher;
    private final DeliverySupervision deliverySupervision;
    private final RiderAvailability riderAvailability;
    private final List<Matching> nodes;
    private final List<RiderId> people;
    private final List<DeliveryId> orders;
    private final AtomicInteger requested = new AtomicInteger();

    public CitySimulation(
            Deliveries deliveries,
            Riders riders,
            RiderNotifications notifications,
            Transactions transactions,
            MovableClock clock,
            Position center,
            int people,
            int orders) {
        this.deliveries = deliveries;
        this.riders = riders;
        this.clock = clock;
        this.center = center;
        var deliveryRecorder = new DeliveryRecorder(deliveries, riders, notifications, transactions, () -> {}, clock);
        this.dispatcher = new Dispatcher(deliveryRecorder, transactions);
        this.deliverySupervision = new DeliverySupervision(deliveries, riders, deliveryRecorder, transactions, clock);
        this.riderAvailability =
                new RiderAvailability(deliveries, riders, deliveryRecorder, transactions, () -> {}, clock);
        this.nodes = List.of(
                new Matching(deliveries, riders, deliveryRecorder, transactions, RULES, ALWAYS, clock),
                new Matching(deliveries, riders, deliveryRecorder, transactions, RULES, ALWAYS, clock));
        this.people = IntStream.range(0, people)
                .mapToObj(_ -> new RiderId(UUID.randomUUID()))
                .toList();
        this.orders = IntStream.range(0, orders)
                .mapToObj(_ -> new DeliveryId(UUID.randomUUID()))
                .toList();
    }

    /// Something happens. Safe to be called by several threads.
    public void step(Random random) {
        try {
            switch (random.nextInt(10)) {
                case 0, 1 -> request(random);
                case 2 -> nodes.get(random.nextInt(nodes.size())).offerAll();
                case 3 -> nodes.get(random.nextInt(nodes.size())).expireAll();
                case 4 -> clock.advance(Duration.ofSeconds(random.nextInt(4)));
                default -> act(people.get(random.nextInt(people.size())), random);
            }
            if (random.nextInt(100) == 0) {
                rule(orders.get(random.nextInt(orders.size())), random);
            }
            if (random.nextInt(40) == 0) {
                dispatcher.withdraw(orders.get(random.nextInt(orders.size())));
            }
        } catch (Refused | Stale e) {
            assertThat(e).isNotNull(); // riders are told no, or were slower; both are life
        }
    }

    private void rule(DeliveryId order, Random random) {
        var operator = UUID.randomUUID();
        switch (random.nextInt(5)) {
            case 0 -> deliverySupervision.confirmDelivered(order, operator, "they called");
            case 1 -> deliverySupervision.giveUp(order, operator, "an accident");
            case 2 -> deliverySupervision.takeBack(order, operator, "a flat tyre");
            default ->
                deliverySupervision.reassign(order, people.get(random.nextInt(people.size())), operator, "a flat tyre");
        }
    }

    private void request(Random random) {
        int next = requested.getAndIncrement();
        if (next < orders.size()) {
            dispatcher.request(orders.get(next), DeliveryTest.errand(somewhere(random)));
        }
    }

    private void act(RiderId id, Random random) {
        var shift = riderAvailability.statusOf(id);
        var job = shift.flatMap(RiderAvailability.RiderStatus::job);
        if (job.isEmpty()) {
            riderAvailability.report(id, random.nextInt(10) > 0, somewhere(random));
            return;
        }
        var delivery = new DeliveryId(job.get().deliveryId());
        switch (job.get().state()) {
            case "offered" -> {
                switch (random.nextInt(10)) {
                    case 0, 1 -> dispatcher.decline(delivery, id);
                    case 2 -> riderAvailability.report(id, false, somewhere(random));
                    case 3, 4 -> clock.advance(Duration.ofSeconds(5));
                    default -> dispatcher.accept(delivery, id);
                }
            }
            case "assigned" -> dispatcher.pickUp(delivery, id);
            case "picked-up" -> {
                if (random.nextInt(5) == 0) {
                    dispatcher.delay(delivery, id, "rain");
                }
                dispatcher.handOver(delivery, id);
            }
            default -> dispatcher.handOver(delivery, id);
        }
    }

    private Position somewhere(Random random) {
        return new Position(
                center.lat() + random.nextDouble(-0.012, 0.012), center.lng() + random.nextDouble(-0.012, 0.012));
    }

    /// Everybody goes to work and does it until nothing is left to do.
    public void finish(Random random) {
        while (requested.get() < orders.size()) {
            request(random);
        }
        for (int round = 0; round < ROUNDS && !allEnded(); round++) {
            clock.advance(Duration.ofSeconds(6));
            nodes.forEach(Matching::expireAll);
            nodes.forEach(Matching::offerAll);
            for (var rider : people) {
                if (riders.find(rider).flatMap(Rider::delivery).isEmpty()) {
                    riderAvailability.report(rider, true, somewhere(random));
                }
                work(rider, random);
            }
        }
    }

    private void work(RiderId rider, Random random) {
        try {
            act(rider, random);
        } catch (Refused | Stale e) {
            assertThat(e).isNotNull(); // the running service may have been faster
        }
    }

    private boolean allEnded() {
        return orders.stream().map(it -> deliveries.find(it).state()).allMatch(CitySimulation::hasEnded);
    }

    private static boolean hasEnded(Delivery state) {
        return state instanceof Delivery.Delivered
                || state instanceof Delivery.Withdrawn
                || state instanceof Delivery.WithdrawnUnseen
                || state instanceof Delivery.Lost;
    }

    /// No rider is on two deliveries now, and no delivery has another rider than the one it names.
    public void checkNow() {
        for (var order : orders) {
            if (deliveries.find(order).state() instanceof Delivery.Carried carried && !hasEnded(carried)) {
                assertThat(riders.find(carried.rider()).flatMap(Rider::delivery))
                        .as("what the rider of %s does", carried)
                        .contains(order.value());
            }
        }
    }

    /// All is delivered, lost or withdrawn, everybody is free, and nobody was ever asked while they had
    /// something else.
    ///
    /// @param told all that a rider was told, oldest first
    public void checkAtTheEnd(Function<RiderId, List<RiderNotification>> notificationsOf) {
        assertThat(orders)
                .allSatisfy(it -> assertThat(hasEnded(deliveries.find(it).state()))
                        .as("%s", deliveries.find(it))
                        .isTrue());
        assertThat(orders.stream().filter(it -> deliveries.find(it).state() instanceof Delivery.Delivered))
                .as("delivered")
                .hasSizeGreaterThan(orders.size() / 2);
        assertThat(people)
                .allSatisfy(it ->
                        assertThat(riders.find(it).flatMap(Rider::delivery)).isEmpty());
        people.forEach(it -> checkStory(notificationsOf.apply(it)));
    }

    /// What riders were told is the same story independently: offers begin, and end before the next one begins.
    private static void checkStory(List<RiderNotification> sent) {
        var story = new ArrayList<String>();
        var current = "";
        for (var it : sent) {
            var delivery = field(it, "deliveryId");
            story.add(field(it, "state") + " " + delivery);
            boolean takesOver = it.kind() == RiderNotification.Kind.JOB
                    && current.isEmpty()
                    && List.of("picked-up", "delayed").contains(field(it, "state"));
            if (it.kind() == RiderNotification.Kind.OFFER || takesOver) {
                assertThat(current).as("carried during %s", story).isEmpty();
                current = delivery;
            } else {
                assertThat(delivery).as("%s", story).isEqualTo(current);
            }
            if (List.of("offer-gone", "delivered", "withdrawn", "lost").contains(field(it, "state"))) {
                current = "";
            }
        }
        assertThat(current).as("still going on after %s", story).isEmpty();
    }

    private static String field(RiderNotification it, String name) {
        return JsonMapper.shared().readTree(it.body()).get(name).asString();
    }
}

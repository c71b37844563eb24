package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.OrderRequest;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.demo.people.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Running traffic. Start it, let it run, stop the arrivals, drain what is open, close.
public final class Traffic implements AutoCloseable {

    private static final long DRAIN_MILLIS = 100;
    private static final int KNOCKS = 3;

    private final TrafficSettings trafficSettings;
    private final Api api;
    private final TrafficCounters trafficCounters = new TrafficCounters();
    private final Journal journal;
    private final OpenOrders open = new OpenOrders();
    private final Reviewers reviewers;
    private final List<CustomerActor> customerActors = new ArrayList<>();
    private final List<OwnerActor> ownerActors = new ArrayList<>();
    private final List<RiderActor> riderActors = new ArrayList<>();
    private final Semaphore underWay;
    private final Thread arrivals = Thread.ofVirtual().name("arrivals").unstarted(this::arriveOnTime);
    private final Thread watch = Thread.ofVirtual().name("open-orders").unstarted(open::watch);
    private volatile long gap;
    private volatile boolean stopped;

    private Traffic(TrafficSettings trafficSettings) {
        this.trafficSettings = trafficSettings;
        this.api = new Api(trafficSettings.endpoints(), trafficSettings.log());
        this.journal = new Journal(trafficSettings.remembered(), Clock.systemUTC());
        this.reviewers = new Reviewers(trafficSettings.reviewed(), trafficSettings.seed() + 2);
        this.underWay = new Semaphore(trafficSettings.mostUnderWay());
        arrive(trafficSettings.ordersPerSecond());
    }

    /// Logs owners and riders in, and begins. Customers log in and register their cards when they first order.
    ///
    /// @throws Refusal  when an owner or a rider of the city cannot log in: it is not loaded, or smaller than
    ///       said
    /// @throws NoAnswer when the platform is not there
    public static Traffic start(TrafficSettings trafficSettings) {
        var traffic = new Traffic(trafficSettings);
        try {
            traffic.takePlaces();
        } catch (RuntimeException e) {
            traffic.close();
            throw e;
        }
        traffic.watch.start();
        traffic.arrivals.start();
        return traffic;
    }

    private void takePlaces() {
        var city = trafficSettings.city();
        var stage = Stage.of(city, trafficSettings.shops());
        var seeds = new SplittableRandom(trafficSettings.seed());
        for (int shop : stage.shops()) {
            customerActors.add(new CustomerActor(api, city, 2 * shop));
            customerActors.add(new CustomerActor(api, city, 2 * shop + 1));
        }
        var owners = LoginBatch.all(stage.owners(), number -> login("owner", city.owner(number)));
        for (var owner : owners) {
            ownerActors.add(new OwnerActor(
                    new Owner(owner), trafficSettings.rejected(), seeds.split(), trafficCounters, journal));
        }
        ownerActors.forEach(OwnerActor::catchUp);
        var numbers = IntStream.range(0, Math.min(trafficSettings.riders(), city.riders()))
                .boxed()
                .toList();
        var riders = LoginBatch.all(numbers, number -> login("rider", city.rider(number)));
        for (int i = 0; i < riders.size(); i++) {
            var place = city.shop(stage.shops().get(i % stage.shops().size())).position();
            riderActors.add(new RiderActor(
                    new Rider(riders.get(i)),
                    place,
                    trafficSettings.ride(),
                    trafficCounters,
                    journal,
                    open,
                    reviewers));
        }
    }

    private Session login(String who, Resident resident) {
        return Session.login(api, who, resident.email(), Resident.PASSWORD);
    }

    /// Arrivals keep to the schedule whatever becomes of those before; one that is late is made up for at once.
    private void arriveOnTime() {
        var random = new SplittableRandom(trafficSettings.seed() + 1);
        long due = System.nanoTime();
        while (!stopped) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(Math.min(early, 50_000_000));
                continue;
            }
            var customerActor = customerActors.get(random.nextInt(customerActors.size()));
            var mine = random.split();
            long click = due;
            due += this.gap;
            trafficCounters.arrived.increment();
            if (underWay.tryAcquire()) {
                Thread.startVirtualThread(() -> visit(customerActor, mine, click));
            } else {
                trafficCounters.errors.increment();
            }
        }
    }

    private void visit(CustomerActor customerActor, RandomGenerator random, long arrival) {
        try {
            boolean prepared = customerActor.isReady();
            var me = customerActor.ready();
            var orderRequest = customerActor.choose(me, random);
            // Logging in and looking around are not part of ordering; waiting for one's turn is.
            place(customerActor, me, orderRequest, random, prepared ? arrival : System.nanoTime());
        } catch (ApiRefusal | NoAnswer | NoSuchElementException | IllegalStateException e) {
            if (!stopped) {
                trafficCounters.errors.increment();
            }
        } finally {
            underWay.release();
        }
    }

    private void place(
            CustomerActor customerActor,
            CustomerActor.Ready me,
            OrderRequest orderRequest,
            RandomGenerator random,
            long click) {
        var key = UUID.randomUUID().toString();
        var who = me.customer().session().memberId();
        try {
            var placedOrder = me.customer().order(orderRequest, key, trafficSettings.retryPolicy());
            trafficCounters.placedAfter((System.nanoTime() - click) / 1_000);
            journal.done(who, "place", placedOrder.orderId(), key, placedOrder.status());
            open.add(placedOrder.orderId(), me.customer());
            if (random.nextDouble() < trafficSettings.cancelled()) {
                cancel(me, placedOrder.orderId());
            }
        } catch (ApiRefusal e) {
            journal.refused(who, "place", null, key, e);
            trafficCounters.refused.increment();
            customerActor.forget();
        } catch (NoAnswer e) {
            journal.unknown(who, "place", null, key, e);
            (e.isRejected() ? trafficCounters.refused : trafficCounters.errors).increment();
        }
    }

    private void cancel(CustomerActor.Ready me, UUID order) {
        var who = me.customer().session().memberId();
        try {
            var apiResponse = me.customer().cancel(order, "마음이 바뀌었어요");
            journal.done(who, "cancel", order, null, apiResponse.status());
            trafficCounters.cancelled.increment();
        } catch (ApiRefusal e) {
            journal.refused(who, "cancel", order, null, e);
        } catch (NoAnswer e) {
            journal.unknown(who, "cancel", order, null, e);
            trafficCounters.errors.increment();
        }
    }

    /// From now on so many customers arrive a second.
    public void arrive(double perSecond) {
        gap = Math.round(1e9 / perSecond);
    }

    public TrafficCounts counts() {
        return trafficCounters.counts(open.count());
    }

    /// From the click to the answer that the order exists, since the start.
    public Latencies latencies() {
        return trafficCounters.all();
    }

    /// The same since the last time somebody asked.
    public Latencies recentLatencies() {
        return trafficCounters.recent();
    }

    /// What clients were told, oldest first; the newest [TrafficSettings#remembered()].
    public List<CommandRecord> journal() {
        return journal.entries();
    }

    /// Nobody new arrives. Owners and riders go on.
    public void stop() {
        stopped = true;
        arrivals.interrupt();
    }

    /// Waits until every order that was placed is over, after [stopping][#stop()]; or until the platform is
    /// gone, and nobody can bring them to their end.
    ///
    /// @return the orders that were still open then, or at the deadline
    public List<UUID> drain(Duration atMost) throws InterruptedException {
        stop();
        open.hurry();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - deadline < 0
                && (open.count() > 0 || underWay.availablePermits() < trafficSettings.mostUnderWay())
                && !isPlatformGone()) {
            Thread.sleep(DRAIN_MILLIS);
        }
        return open.ids();
    }

    /// Whether the platform does not answer, however often it is tried.
    public boolean isPlatformGone() throws InterruptedException {
        for (int knocks = 1; !trafficSettings.endpoints().isReachable(); knocks++) {
            if (knocks == KNOCKS) {
                return true;
            }
            Thread.sleep(DRAIN_MILLIS);
        }
        return false;
    }

    /// The orders that are not over, each with the state in which its customer saw it last.
    public Map<UUID, String> openOrders() {
        return open.states();
    }

    /// Everybody goes home; commands under way end unknown. Where nobody is there to be told, nobody is.
    @Override
    public void close() {
        stop();
        if (!trafficSettings.endpoints().isReachable()) {
            api.close();
        }
        watch.interrupt();
        ownerActors.forEach(OwnerActor::close);
        LoginBatch.all(riderActors, riderActor -> {
            riderActor.close();
            return riderActor;
        });
        api.close();
    }
}

package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Order;
import dev.dosirak.demo.people.Owner;
import dev.dosirak.demo.people.Refusal;
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

    private final Settings settings;
    private final Api api;
    private final Tally tally = new Tally();
    private final Journal journal;
    private final OpenOrders open = new OpenOrders();
    private final Critics critics;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private final List<Road> roads = new ArrayList<>();
    private final Semaphore underWay;
    private final Thread arrivals = Thread.ofVirtual().name("arrivals").unstarted(this::arriveOnTime);
    private final Thread watch = Thread.ofVirtual().name("open-orders").unstarted(open::watch);
    private volatile long gap;
    private volatile boolean stopped;

    private Traffic(Settings settings) {
        this.settings = settings;
        this.api = new Api(settings.endpoints(), settings.log());
        this.journal = new Journal(settings.remembered(), Clock.systemUTC());
        this.critics = new Critics(settings.reviewed(), settings.seed() + 2);
        this.underWay = new Semaphore(settings.mostUnderWay());
        arrive(settings.ordersPerSecond());
    }

    /// Logs owners and riders in, and begins. Customers log in and register their cards when they first order.
    ///
    /// @throws Refusal  when an owner or a rider of the city cannot log in: it is not loaded, or smaller than said
    /// @throws NoAnswer when the platform is not there
    public static Traffic start(Settings settings) {
        var traffic = new Traffic(settings);
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
        var city = settings.city();
        var stage = Stage.of(city, settings.shops());
        var seeds = new SplittableRandom(settings.seed());
        for (int shop : stage.shops()) {
            shoppers.add(new Shopper(api, city, 2 * shop));
            shoppers.add(new Shopper(api, city, 2 * shop + 1));
        }
        var owners = LogIns.all(stage.owners(), number -> login("owner", city.owner(number)));
        for (var owner : owners) {
            terminals.add(new Terminal(new Owner(owner), settings.rejected(), seeds.split(), tally, journal));
        }
        terminals.forEach(Terminal::catchUp);
        var numbers = IntStream.range(0, Math.min(settings.riders(), city.riders()))
                .boxed()
                .toList();
        var riders = LogIns.all(numbers, number -> login("rider", city.rider(number)));
        for (int i = 0; i < riders.size(); i++) {
            var place = city.shop(stage.shops().get(i % stage.shops().size())).position();
            roads.add(new Road(new Rider(riders.get(i)), place, settings.ride(), tally, journal, open, critics));
        }
    }

    private Session login(String who, Resident resident) {
        return Session.login(api, who, resident.email(), Resident.PASSWORD);
    }

    /// Arrivals keep to the schedule whatever becomes of those before; one that is late is made up for at once.
    private void arriveOnTime() {
        var random = new SplittableRandom(settings.seed() + 1);
        long due = System.nanoTime();
        while (!stopped) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(Math.min(early, 50_000_000));
                continue;
            }
            var shopper = shoppers.get(random.nextInt(shoppers.size()));
            var mine = random.split();
            long click = due;
            due += this.gap;
            tally.arrived.increment();
            if (underWay.tryAcquire()) {
                Thread.startVirtualThread(() -> visit(shopper, mine, click));
            } else {
                tally.errors.increment();
            }
        }
    }

    private void visit(Shopper shopper, RandomGenerator random, long arrival) {
        try {
            boolean prepared = shopper.isReady();
            var me = shopper.ready();
            var order = shopper.choose(me, random);
            // Logging in and looking around are not part of ordering; waiting for one's turn is.
            place(shopper, me, order, random, prepared ? arrival : System.nanoTime());
        } catch (Refusal | NoAnswer | NoSuchElementException | IllegalStateException e) {
            if (!stopped) {
                tally.errors.increment();
            }
        } finally {
            underWay.release();
        }
    }

    private void place(Shopper shopper, Shopper.Ready me, Order order, RandomGenerator random, long click) {
        var key = UUID.randomUUID().toString();
        var who = me.customer().session().memberId();
        try {
            var placed = me.customer().order(order, key, settings.patience());
            tally.placedAfter((System.nanoTime() - click) / 1_000);
            journal.done(who, "place", placed.orderId(), key, placed.status());
            open.add(placed.orderId(), me.customer());
            if (random.nextDouble() < settings.cancelled()) {
                cancel(me, placed.orderId());
            }
        } catch (Refusal e) {
            journal.refused(who, "place", null, key, e);
            tally.refused.increment();
            shopper.forget();
        } catch (NoAnswer e) {
            journal.unknown(who, "place", null, key, e);
            (e.isTurnedAway() ? tally.refused : tally.errors).increment();
        }
    }

    private void cancel(Shopper.Ready me, UUID order) {
        var who = me.customer().session().memberId();
        try {
            var answer = me.customer().cancel(order, "마음이 바뀌었어요");
            journal.done(who, "cancel", order, null, answer.status());
            tally.cancelled.increment();
        } catch (Refusal e) {
            journal.refused(who, "cancel", order, null, e);
        } catch (NoAnswer e) {
            journal.unknown(who, "cancel", order, null, e);
            tally.errors.increment();
        }
    }

    /// From now on so many customers arrive a second.
    public void arrive(double perSecond) {
        gap = Math.round(1e9 / perSecond);
    }

    public Counts counts() {
        return tally.counts(open.count());
    }

    /// From the click to the answer that the order exists, since the start.
    public Latencies latencies() {
        return tally.all();
    }

    /// The same since the last time somebody asked.
    public Latencies recentLatencies() {
        return tally.recent();
    }

    /// What clients were told, oldest first; the newest [Settings#remembered()].
    public List<Told> journal() {
        return journal.entries();
    }

    /// Nobody new arrives. Owners and riders go on.
    public void stop() {
        stopped = true;
        arrivals.interrupt();
    }

    /// Waits until every order that was placed is over, after [stopping][#stop()]; or until the platform is gone,
    /// and nobody can bring them to their end.
    ///
    /// @return the orders that were still open then, or at the deadline
    public List<UUID> drain(Duration atMost) throws InterruptedException {
        stop();
        open.hurry();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - deadline < 0
                && (open.count() > 0 || underWay.availablePermits() < settings.mostUnderWay())
                && !isAlone()) {
            Thread.sleep(DRAIN_MILLIS);
        }
        return open.ids();
    }

    /// Whether nobody opens at the platform's door, however often one knocks.
    public boolean isAlone() throws InterruptedException {
        for (int knocks = 1; !settings.endpoints().isAnybodyThere(); knocks++) {
            if (knocks == KNOCKS) {
                return true;
            }
            Thread.sleep(DRAIN_MILLIS);
        }
        return false;
    }

    /// The orders that are not over, each with the state in which its customer saw it last.
    public Map<UUID, String> leftUnderWay() {
        return open.states();
    }

    /// Everybody goes home; commands under way end unknown. Where nobody is there to be told, nobody is.
    @Override
    public void close() {
        stop();
        if (!settings.endpoints().isAnybodyThere()) {
            api.close();
        }
        watch.interrupt();
        terminals.forEach(Terminal::close);
        LogIns.all(roads, road -> {
            road.close();
            return road;
        });
        api.close();
    }
}

package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Rider;
import dev.dosirak.platform.kernel.Position;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A rider on the road: takes every offer, picks up, hands over.
///
/// The stream only wakes the rider; what to do next is read from the rider's own state, so nothing that was missed or
/// answered twice confuses them.
final class RiderActor implements AutoCloseable {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(15);

    private final Rider rider;
    private final Position place;
    private final Duration ride;
    private final TrafficCounters trafficCounters;
    private final Journal journal;
    private final OpenOrders open;
    private final Reviewers reviewers;
    private final Semaphore woken = new Semaphore(0);
    private final EventStream stream;
    private final Thread worker;
    private volatile boolean closed;

    RiderActor(
            Rider rider,
            Position place,
            Duration ride,
            TrafficCounters trafficCounters,
            Journal journal,
            OpenOrders open,
            Reviewers reviewers) {
        this.rider = rider;
        this.place = place;
        this.ride = ride;
        this.trafficCounters = trafficCounters;
        this.journal = journal;
        this.open = open;
        this.reviewers = reviewers;
        this.stream = rider.stream(_ -> woken.release());
        this.worker = Thread.startVirtualThread(this::drive);
    }

    private void drive() {
        try {
            while (!closed) {
                try {
                    rider.report(true, place);
                    work();
                    long reportAgain = System.nanoTime() + REPORT_EVERY.toNanos();
                    while (woken.tryAcquire(reportAgain - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        woken.drainPermits();
                        work();
                    }
                } catch (ApiRefusal | NoAnswer e) {
                    if (!closed) {
                        trafficCounters.errors.increment();
                        Thread.sleep(1_000);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Brings the current job to its end, from wherever it stands.
    private void work() throws InterruptedException {
        var me = rider.me();
        var job = jobOf(me);
        if (closed || job == null) {
            return;
        }
        boolean mine = !me.path("state").asString("").equals("offered")
                || act("take", job, () -> rider.accept(job).status());
        if (mine && !isPickedUp(me.path("job"))) {
            Thread.sleep(ride);
            mine = act("pick-up", job, () -> rider.pickUp(job).status());
        }
        if (mine) {
            Thread.sleep(ride);
            if (act("hand-over", job, () -> rider.handOver(job).status())) {
                trafficCounters.delivered.increment();
                open.over(job).ifPresent(it -> reviewers.delivered(job, it));
            }
        }
    }

    private static @Nullable UUID jobOf(JsonNode me) {
        var job = me.path("job");
        for (var name : new String[] {"deliveryId", "orderId", "id"}) {
            if (job.path(name).isString()) {
                return UUID.fromString(job.path(name).asString());
            }
        }
        return null;
    }

    private static boolean isPickedUp(JsonNode job) {
        var state = job.path("state").asString("");
        return state.equals("picked-up") || state.equals("delayed");
    }

    /// @return false when it was refused: then the state has changed meanwhile, and waiting is right
    private boolean act(String what, UUID job, Supplier<Integer> command) {
        var me = rider.session().memberId();
        try {
            journal.done(me, what, job, null, command.get());
            return true;
        } catch (ApiRefusal e) {
            journal.refused(me, what, job, null, e);
            return false;
        } catch (NoAnswer e) {
            journal.unknown(me, what, job, null, e);
            throw e;
        }
    }

    /// The rider goes home.
    @Override
    public void close() {
        closed = true;
        stream.close();
        worker.interrupt();
        try {
            rider.report(false, place);
        } catch (ApiRefusal | NoAnswer e) {
            // Busy or unreachable: then the platform finds out by itself.
        }
    }
}

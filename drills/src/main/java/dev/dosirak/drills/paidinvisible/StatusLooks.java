package dev.dosirak.drills.paidinvisible;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.OrderAnswer;
import dev.dosirak.drills.orders.OrderCity;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Customers look at what has become of the orders that they placed lately: at their list, which is a copy, and at the
/// order itself.
final class StatusLooks implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;
    private static final int LATELY = 200;

    private final OrderCity city;
    private final SplittableRandom random;
    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private Thread thread = new Thread();

    StatusLooks(DrillRun run, OrderCity city) {
        this.city = city;
        this.random = run.random();
    }

    /// @param asOf until when everything is in the copy, as it says; the epoch when it did not answer
    /// @param copied the state that the copy shows; empty where it has no such order
    /// @param own the state that the order service shows
    record Look(Instant at, UUID order, Instant asOf, String copied, String own) {}

    void start(DrillRun.Timeline timeline) {
        thread = Thread.ofPlatform().name("looks").start(() -> look(timeline));
    }

    private void look(DrillRun.Timeline timeline) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var placed = timeline.answers().stream()
                        .filter(it -> it.order() != null)
                        .toList();
                for (int i = 0; i < 10 && !placed.isEmpty(); i++) {
                    look(placed.get(Math.max(0, placed.size() - 1 - random.nextInt(LATELY))));
                    Thread.sleep(PAUSE_MILLIS);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(OrderAnswer placed) throws InterruptedException {
        var order = placed.order();
        if (order == null) {
            return;
        }
        var token = city.token(placed.who());
        var at = Instant.now();
        var list = city.web()
                .get(BenchAddresses.of(Service.ORDER_HISTORY).resolve("/api/v1/order-history/orders?size=100"), token)
                .body();
        var own = city.web()
                .get(BenchAddresses.of(Service.ORDER).resolve("/api/v1/orders/" + order), token)
                .body();
        var copied = "";
        for (var item : list.path("items")) {
            if (item.path("orderId").asString("").equals(order.toString())) {
                copied = item.path("state").asString("");
            }
        }
        var asOf = list.path("asOf").asString("");
        looks.add(new Look(
                at,
                order,
                asOf.isEmpty() ? Instant.EPOCH : Instant.parse(asOf),
                copied,
                own.path("state").asString("")));
    }

    List<Look> all() {
        return List.copyOf(looks);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}

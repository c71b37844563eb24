package dev.dosirak.drills.shuffle;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.OrderAnswer;
import dev.dosirak.drills.orders.OrderCity;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Every third customer calls the order off, a second or a few after it was placed.
final class CallOffs implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ONE_OF = 3;
    private static final long SOONEST_MILLIS = 500;
    private static final long LATEST_MILLIS = 4_000;

    private record Planned(OrderAnswer answer, Instant at) {}

    private final OrderCity city;
    private final SplittableRandom random;
    private final Set<UUID> calledOff = ConcurrentHashMap.newKeySet();
    private Thread thread = new Thread();

    CallOffs(DrillRun run, OrderCity city) {
        this.city = city;
        this.random = run.random();
    }

    void start(DrillRun.Timeline timeline) {
        thread = Thread.ofPlatform().name("call-offs").start(() -> callOff(timeline));
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /// Orders that customers were told are called off.
    Set<UUID> all() {
        return Set.copyOf(calledOff);
    }

    private void callOff(DrillRun.Timeline timeline) {
        try {
            int seen = 0;
            var planned = new PriorityQueue<>(Comparator.comparing(Planned::at));
            while (!Thread.currentThread().isInterrupted()) {
                var answers = timeline.answers();
                for (; seen < answers.size(); seen++) {
                    plan(answers.get(seen)).ifPresent(planned::add);
                }
                while (!planned.isEmpty() && planned.peek().at().isBefore(Instant.now())) {
                    callOff(planned.remove().answer());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Drawn once for each, in the order of their answers: whenever we look, the same customers call
    /// off.
    private Optional<Planned> plan(OrderAnswer answer) {
        boolean callsOff = random.nextInt(ONE_OF) == 0;
        var wait = Duration.ofMillis(random.nextLong(SOONEST_MILLIS, LATEST_MILLIS));
        return callsOff ? Optional.of(new Planned(answer, answer.at().plus(wait))) : Optional.empty();
    }

    private void callOff(OrderAnswer placed) throws InterruptedException {
        var order = placed.order();
        if (order != null) {
            var answer = city.web()
                    .post(
                            BenchAddresses.of(Service.ORDER).resolve("/api/v1/orders/" + order + "/cancel"),
                            city.token(placed.who()),
                            Map.of("reason", "drill"));
            if (answer.status() / 100 == 2) {
                calledOff.add(order);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}

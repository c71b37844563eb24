package dev.dosirak.order.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/// A machine in virtual time that finishes so many orders a second, in the order in which they came, and the
/// customers before it: each comes once, and again when it is told to; who waits longer than the time-out asks a
/// second time, which costs the machine as much as the first.
final class MachineSimulation {

    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_TRIES = 4;

    private record Customer(int tries) {}

    private record Taken(UUID order, Instant at, Customer customer) {}

    private record Finished(Instant at, Duration took) {}

    private final double capacity;
    private final boolean guarded;
    private final Random random;
    private Instant now = START;
    private final Admission admission;
    private final RecentOrders recentOrders = new RecentOrders();
    private final Queue<Taken> line = new ArrayDeque<>();
    private final TreeMap<Instant, List<Taken>> placing = new TreeMap<>();
    private final TreeMap<Instant, List<Customer>> comeBack = new TreeMap<>();
    private final List<Finished> finished = new ArrayList<>();
    private double work;
    private double arrivals;
    private boolean dead;
    private Duration toPlace = Duration.ZERO;
    private long orders;
    private long mostUnderWay;
    private long refused;

    MachineSimulation(double capacity, boolean guarded, long seed) {
        this.capacity = capacity;
        this.guarded = guarded;
        this.random = new Random(seed);
        this.admission = new Admission(() -> Duration.between(START, now).toNanos(), random);
    }

    /// @param offered new customers a second
    void runs(Duration time, double offered) {
        var until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(STEP);
            if (Duration.between(START, now).toMillis() % LOOK.toMillis() == 0) {
                admission.update(() -> recentOrders.at(now));
            }
            arrivals += offered * STEP.toMillis() / 1_000 * (0.5 + random.nextDouble());
            for (; arrivals >= 1; arrivals--) {
                asks(new Customer(1));
            }
            var due = comeBack.headMap(now, true);
            due.values().stream().flatMap(List::stream).toList().forEach(this::asks);
            due.clear();
            places();
            finishes();
            mostUnderWay = Math.max(
                    mostUnderWay,
                    line.size() + placing.values().stream().mapToInt(List::size).sum());
        }
    }

    /// From being admitted to being in the store.
    void takesToPlace(Duration time) {
        toPlace = time;
    }

    void dies() {
        dead = true;
    }

    void comesBack() {
        dead = false;
    }

    private void asks(Customer customer) {
        Optional<Duration> refusal = guarded ? admission.tryAdmit() : Optional.empty();
        if (refusal.isEmpty()) {
            var taken = new Taken(new UUID(0, orders++), now, customer);
            placing.computeIfAbsent(now.plus(toPlace), _ -> new ArrayList<>()).add(taken);
            again(customer, PATIENCE);
        } else {
            refused++;
            again(customer, refusal.get());
        }
    }

    private void again(Customer customer, Duration pause) {
        if (customer.tries() < MOST_TRIES) {
            comeBack.computeIfAbsent(now.plus(pause), _ -> new ArrayList<>()).add(new Customer(customer.tries() + 1));
        }
    }

    private void places() {
        var due = placing.headMap(now, true);
        for (var taken : due.values().stream().flatMap(List::stream).toList()) {
            recentOrders.placed(taken.order(), now);
            line.add(taken);
            admission.end(true);
        }
        due.clear();
    }

    private void finishes() {
        work = dead ? 0 : Math.min(work + capacity * STEP.toMillis() / 1_000, 1 + line.size());
        for (; work >= 1 && !line.isEmpty(); work--) {
            var done = line.remove();
            var took = Duration.between(done.at(), now);
            recentOrders.notified(done.order(), now);
            finished.add(new Finished(now, took));
            if (took.compareTo(PATIENCE) < 0) {
                for (var waiting : comeBack.values()) {
                    waiting.remove(new Customer(done.customer().tries() + 1));
                }
            }
        }
    }

    private List<Finished> finishedSince(Instant since) {
        return finished.stream().filter(it -> it.at().isAfter(since)).toList();
    }

    /// Of those that finished in the last stretch of time while somebody still waited for them.
    double goodput(Duration last) {
        return finishedSince(now.minus(last)).stream()
                        .filter(it -> it.took().compareTo(PATIENCE) < 0)
                        .count()
                / (double) last.toSeconds();
    }

    /// How often somebody was turned away.
    long refused() {
        return refused;
    }

    Duration longest(Duration last) {
        return finishedSince(now.minus(last)).stream()
                .map(Finished::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    long mostUnderWay() {
        return mostUnderWay;
    }

    Map<String, Object> seen() {
        return Map.of("waiting", line.size(), "limit", admission.limit());
    }
}

package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.NoAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Orders that are not over yet. Their customers look from time to time what has become of them.
final class OpenOrders {

    private static final Set<String> FINAL = Set.of("delivered", "refunded", "payment-failed", "payment-cancelled");
    private static final long FIRST_LOOK_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long NEXT_LOOK_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long ROUND_MILLIS = 500;
    private static final int LOOKING_AT_ONCE = 16;

    private final Map<UUID, Open> open = new ConcurrentHashMap<>();
    private final Semaphore looking = new Semaphore(LOOKING_AT_ONCE);
    private volatile boolean hurried;

    private record Open(Customer customer, long nextLook, String state) {}

    void add(UUID order, Customer customer) {
        open.put(order, new Open(customer, System.nanoTime() + FIRST_LOOK_NANOS, "placed"));
    }

    /// @return whose order it was, if it was one of these
    Optional<Customer> over(UUID order) {
        return Optional.ofNullable(open.remove(order)).map(Open::customer);
    }

    long count() {
        return open.size();
    }

    List<UUID> ids() {
        return List.copyOf(open.keySet());
    }

    /// Each with the state in which its customer saw it last.
    Map<UUID, String> states() {
        return open.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().state()));
    }

    /// From now on everybody looks in every round.
    void hurry() {
        hurried = true;
    }

    /// Looks until interrupted.
    void watch() {
        try {
            while (true) {
                Thread.sleep(ROUND_MILLIS);
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        long now = System.nanoTime();
        var looks = new ArrayList<Thread>();
        for (var entry : open.entrySet()) {
            if (hurried || now - entry.getValue().nextLook() > 0) {
                looking.acquire();
                looks.add(Thread.startVirtualThread(() -> look(entry.getKey(), entry.getValue())));
            }
        }
        for (var look : looks) {
            look.join();
        }
    }

    private void look(UUID order, Open known) {
        var state = known.state();
        try {
            state = known.customer().look(order).path("state").asString("");
            if (FINAL.contains(state)) {
                open.remove(order);
                return;
            }
        } catch (ApiRefusal | NoAnswer e) {
            // Nothing learned; looked at again in the next round.
        } finally {
            looking.release();
        }
        var last = state;
        open.computeIfPresent(order, (_, it) -> new Open(it.customer(), System.nanoTime() + NEXT_LOOK_NANOS, last));
    }
}

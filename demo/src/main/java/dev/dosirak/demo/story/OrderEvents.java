package dev.dosirak.demo.story;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// What has been published about one order, as far as it was received. Every service that takes part publishes
/// something.
final class OrderEvents {

    private static final List<String> TOLD_OF_EVERY_ORDER =
            List.of("order.placed", "payment.", "relay.", "delivery.", "order.delivered");

    private final List<String> received = new CopyOnWriteArrayList<>();

    /// @param type like `order.placed.v1`
    void add(String type) {
        received.add(type);
    }

    boolean isComplete() {
        return missing().findAny().isEmpty();
    }

    /// Empty when nothing is missing.
    private Stream<String> missing() {
        return TOLD_OF_EVERY_ORDER.stream().filter(it -> received.stream().noneMatch(type -> type.startsWith(it)));
    }

    /// Why it is not whole.
    String complaint() {
        return "of this order nothing was heard of %s; heard were %s"
                .formatted(missing().map(it -> it + "*").toList(), received);
    }
}

package dev.dosirak.demo.story;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.NoAnswer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/// The customer who keeps looking at the order in the app, and notices every state it goes through.
final class HistoryWatch implements AutoCloseable {

    static final String PATH = "/api/v1/order-history/";

    private static final long LOOK_MILLIS = 100;
    private static final String LAST = "delivered";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("payment-pending", "결제대기"),
            Map.entry("payment-succeeded", "결제성공"),
            Map.entry("payment-failed", "결제실패"),
            Map.entry("payment-cancelled", "결제취소"),
            Map.entry("pending", "주문대기"),
            Map.entry("accepted", "주문성공"),
            Map.entry("rejected", "주문거절"),
            Map.entry("delivery-pending", "배달대기"),
            Map.entry("picked-up", "배달픽업"),
            Map.entry("delayed", "배달지연"),
            Map.entry("delivered", "배달성공"),
            Map.entry("cancelled", "주문취소"),
            Map.entry("refund-pending", "환불대기"),
            Map.entry("refunded", "결제환불"));

    private final Customer customer;
    private final UUID order;
    private final StoryPrinter printer;
    private final Set<String> seen = new LinkedHashSet<>();
    private final CountDownLatch delivered = new CountDownLatch(1);
    private final Thread looking;

    HistoryWatch(Customer customer, UUID order, StoryPrinter storyPrinter) {
        this.customer = customer;
        this.order = order;
        this.printer = storyPrinter;
        this.looking = Thread.ofVirtual().name("history").start(this::look);
    }

    private void look() {
        try {
            while (delivered.getCount() > 0) {
                try {
                    notice(customer.history(order));
                } catch (ApiRefusal | NoAnswer e) {
                    // The view has not heard of the order yet, or is away; the customer looks again.
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// States that came and went between two looks are in the timeline.
    private void notice(JsonNode view) {
        for (var moment : view.path("timeline")) {
            notice(moment.path("state").asString(""));
        }
        notice(view.path("state").asString(""));
    }

    private void notice(String state) {
        if (!state.isEmpty() && seen.add(state)) {
            printer.seen(WORDS.getOrDefault(state, "?") + " " + state);
            if (state.equals(LAST)) {
                delivered.countDown();
            }
        }
    }

    /// Waits until the customer has seen that the order is delivered.
    void awaitDelivered() throws InterruptedException {
        delivered.await();
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}

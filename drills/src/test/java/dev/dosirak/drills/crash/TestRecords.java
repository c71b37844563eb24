package dev.dosirak.drills.crash;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Books written by hand: in order unless a test spoils them.
final class TestRecords {

    static final UUID JIWOO = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    static final UUID MINA_ON_HER_BIKE = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    static final UUID CHICKEN_HOUSE = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    static final UUID FRIED_CHICKEN = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    static final long TWO_CHICKENS = 36_000;

    final Map<UUID, OrderRecords.Entry> orders = new HashMap<>();
    final Map<String, UUID> clicks = new HashMap<>();
    final Map<UUID, List<String>> payments = new HashMap<>();
    final Map<UUID, List<PaymentRecords.Movement>> movements = new HashMap<>();
    final Map<UUID, String> tickets = new HashMap<>();
    final Map<UUID, List<String>> ticketsTold = new HashMap<>();
    final Map<UUID, List<String>> deliveries = new HashMap<>();
    final Map<UUID, List<String>> deliveriesTold = new HashMap<>();
    final List<DeliveryRecords.Job> jobs = new ArrayList<>();
    final Map<UUID, CopyRecords.Shop> shops =
            new HashMap<>(Map.of(CHICKEN_HOUSE, new CopyRecords.Shop(7, "menu of today")));
    final Map<UUID, CopyRecords.Shop> copiedShops =
            new HashMap<>(Map.of(CHICKEN_HOUSE, new CopyRecords.Shop(7, "menu of today")));
    final Map<UUID, CopyRecords.View> views = new HashMap<>();
    final Map<UUID, Map<UUID, String>> menus =
            new HashMap<>(Map.of(CHICKEN_HOUSE, Map.of(FRIED_CHICKEN, "18000, sold out")));
    final Map<UUID, Map<UUID, String>> pages =
            new HashMap<>(Map.of(CHICKEN_HOUSE, Map.of(FRIED_CHICKEN, "18000, sold out")));
    final List<String> parked = new ArrayList<>();
    final List<CommandRecord> journal = new ArrayList<>();

    /// Somebody's dinner, brought to the door; everybody involved was told so.
    UUID delivered() {
        var id = order("placed", "paid", "relayed", "accepted", "rider-awaited", "picked-up", "delivered");
        payments.put(id, List.of("requested", "attempted", "approved"));
        movements.put(id, List.of(new PaymentRecords.Movement(id, TWO_CHICKENS)));
        tickets.put(id, "accepted");
        ticketsTold.put(id, List.of("relay.relayed.v1", "relay.accepted.v1"));
        deliveries.put(id, List.of("requested", "offer-made", "offer-accepted", "collected", "handed-over"));
        deliveriesTold.put(id, List.of("delivery.requested.v1", "delivery.dispatched.v1", "delivery.delivered.v1"));
        for (var what : new String[] {"accept", "take", "pick-up", "hand-over"}) {
            command(what, id, null);
        }
        return id;
    }

    /// Paid, cancelled by the customer, given back.
    UUID refunded() {
        var id = order("placed", "paid", "relayed", "cancelled", "refund-requested", "refunded");
        payments.put(id, List.of("requested", "attempted", "approved", "refund-requested", "refunded"));
        movements.put(
                id,
                List.of(new PaymentRecords.Movement(id, TWO_CHICKENS), new PaymentRecords.Movement(id, -TWO_CHICKENS)));
        tickets.put(id, "withdrawn");
        ticketsTold.put(id, List.of("relay.relayed.v1"));
        command("cancel", id, null);
        return id;
    }

    /// The card was declined.
    UUID failed() {
        var id = order("placed", "payment-failed");
        payments.put(id, List.of("requested", "attempted", "declined"));
        tickets.put(id, "dropped");
        return id;
    }

    /// An order of Jiwoo's with this history, shown as it is.
    UUID order(String... events) {
        var id = UUID.randomUUID();
        history(id, events);
        clicks.put("click on " + id, id);
        command("place", id, "click on " + id);
        return id;
    }

    void history(UUID id, String... events) {
        var entry = new OrderRecords.Entry(id, List.of(events), JIWOO, TWO_CHICKENS, events.length);
        orders.put(id, entry);
        views.put(id, new CopyRecords.View(events.length, entry.state(), events.length));
    }

    void command(String what, UUID order, @Nullable String key) {
        journal.add(new CommandRecord(Instant.EPOCH, JIWOO, what, order, key, Outcome.DONE, 200, ""));
    }

    Violations check() {
        return new Invariants(books(), journal).check();
    }

    ServiceRecords books() {
        return new ServiceRecords(
                new OrderRecords(orders, clicks),
                new PaymentRecords(payments, movements),
                new TicketRecords(tickets, ticketsTold),
                new DeliveryRecords(deliveries, deliveriesTold, jobs),
                new CopyRecords(shops, copiedShops, views, pages, menus),
                parked);
    }
}

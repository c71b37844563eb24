package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.EventStream;
import dev.dosirak.demo.people.Owner;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Whichever node dies, the other goes on with its work at once: nothing waits for the dead one to come back.
interface NodeLoss {

    List<String> NODES = List.of("node-1", "node-2");

    @Test
    @ResourceLock(RunsIn.WHOLE_PLATFORM)
    default void anOrderIsDeliveredWhicheverNodeDies(Town town) {
        var stage = town.stage();
        for (var node : NODES) {
            var before = stage.ringing(Card.GOOD);
            var card = stage.card(Card.GOOD);
            var process = town.platform().process(node);

            var order = stage.place(stage.wish(card));
            process.destroyForcibly();
            var after = placed(stage, card);
            stage.accept(before);
            stage.accept(order);
            stage.accept(after);
            Outage.deliver(stage, List.of(before, order, after));

            for (var each : List.of(before, order, after)) {
                assertThat(town.journal(each)).containsExactly("approval " + Money.TOTAL);
            }
            eventually().until(() -> town.platform().isUp());
        }
    }

    /// The terminal is connected to one of the two; it need not know to which.
    @Test
    @ResourceLock(RunsIn.WHOLE_PLATFORM)
    default void aTerminalHearsEachOrderOnceWhicheverNodeDies(Town town) throws InterruptedException {
        var stage = town.stage();
        var card = stage.card(Card.GOOD);
        var received = new CopyOnWriteArrayList<EventStream.Event>();
        try (var kitchen = new Owner(stage.owner().session()).terminal(received::add)) {
            assertThat(kitchen.awaitOpen(Duration.ofSeconds(20))).isTrue();
            for (var node : NODES) {
                town.platform().process(node).destroyForcibly();
                var order = placed(stage, card);
                eventually().until(() -> rung(received, order.toString()) == 1);
                // What nobody has seen rings again after a while.
                eventually().until(() -> acknowledged(stage, order));
                eventually().until(() -> town.platform().isUp());
            }
        }
        var paid =
                received.stream().filter(it -> it.name().equals("order-paid")).toList();
        assertThat(paid).hasSize(NODES.size());
    }

    /// Asked again under the same key until somebody answers, as a client does whose connection broke off.
    private static UUID placed(Stage stage, UUID card) {
        var http = stage.customer()
                .http()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        var reply = eventually().until(() -> http.post("/api/v1/orders", stage.wish(card)), it -> it.status() == 201);
        return UUID.fromString(reply.ok(201).path("orderId").asString());
    }

    private static boolean acknowledged(Stage stage, UUID order) {
        new Owner(stage.owner().session()).acknowledge(order);
        return true;
    }

    private static long rung(List<EventStream.Event> received, String order) {
        return received.stream()
                .filter(it -> it.name().equals("order-paid"))
                .filter(it -> it.data().path("orderId").asString().equals(order))
                .count();
    }
}

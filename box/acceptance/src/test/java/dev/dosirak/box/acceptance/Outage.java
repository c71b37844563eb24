package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Services fail apart: who does not need a service does not notice that it is away, and what it missed reaches it when
/// it is back.
interface Outage {

    List<String> AWAY = List.of("relay", "delivery", "order-history");

    @Test
    @ResourceLock(RunsIn.WHOLE_PLATFORM)
    default void ordersAreTakenAndPaidWhileOthersHangAndAllCatchUpAfterTheyDied(Town town) {
        var stage = town.stage();
        stage.place(stage.wish(stage.card(Card.GOOD)));
        var card = stage.card(Card.GOOD);
        var processes = AWAY.stream().map(town.platform()::process).toList();

        processes.forEach(Outage::freeze);
        var first = stage.place(stage.wish(card));
        var second = stage.place(stage.wish(card));
        stage.awaitState(first, "payment-succeeded");
        stage.awaitPayment(second, "approved");
        // A process that is frozen cannot end by itself: so far nobody has come back.
        assertThat(processes).allMatch(ProcessHandle::isAlive);
        processes.forEach(ProcessHandle::destroyForcibly);
        eventually().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        var third = stage.place(stage.wish(card));

        for (var order : List.of(first, second, third)) {
            stage.accept(order);
        }
        deliver(stage, List.of(first, second, third));
    }

    /// The rider brings them, in the order in which they are offered, and the history knows every step.
    static void deliver(Stage stage, List<UUID> orders) {
        orders.forEach(it -> stage.awaitState(it, "delivery-pending"));
        for (int delivered = 0; delivered < orders.size(); delivered++) {
            stage.bringNext();
        }
        for (var order : orders) {
            stage.awaitTimeline(
                    order,
                    "payment-pending",
                    "payment-succeeded",
                    "pending",
                    "accepted",
                    "delivery-pending",
                    "picked-up",
                    "delivered");
        }
    }

    private static void freeze(ProcessHandle process) {
        try {
            var exit = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What the platform has answered survives the sudden death of every service.
interface Crash {

    @Test
    @ResourceLock(RunsIn.WHOLE_PLATFORM)
    default void anOrderThatWasTakenIsDeliveredThoughAllServicesDie(Town town) {
        var stage = town.stage();
        var warmUp = stage.ringing(Card.GOOD);
        var card = stage.card(Card.GOOD);
        var services = town.platform().process("services");

        var order = stage.place(stage.wish(card));
        services.destroyForcibly();
        eventually().until(() -> !services.isAlive());
        eventually().until(() -> town.platform().isUp());

        stage.accept(warmUp);
        stage.accept(order);
        Outage.deliver(stage, List.of(warmUp, order));
        assertThat(town.journal(order)).containsExactly("approval " + Money.TOTAL);
    }
}

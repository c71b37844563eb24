package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// A click that is sent again is still one click.
interface Repeats {

    int IMPATIENT_CLICKS = 8;

    @Test
    default void theSameKeyTwiceIsOneOrderAndAnotherBodyIsRefused(Town town) {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        stage.place(wish);
        var once = stage.customer().http().with("Idempotency-Key", "click-" + UUID.randomUUID());

        var first = once.post("/api/v1/orders", wish);
        var second = once.post("/api/v1/orders", wish);

        assertThat(second.ok(201)).isEqualTo(first.ok(201));
        var other = wish.deepCopy().put("noteToShop", "덜 맵게");
        once.post("/api/v1/orders", other).refused(422, "idempotency-key-reused");
        stage.customer().http().send("POST", "/api/v1/orders", wish).refused(400, "idempotency-key-missing");
        eventually().untilAsserted(() -> assertThat(stage.orders()).hasSize(2));
    }

    @Test
    default void manyClicksAtOnceWithTheSameKeyAreOneOrder(Town town) throws Exception {
        var stage = town.stage();
        var wish = stage.wish(stage.card(Card.GOOD));
        var opening = stage.place(wish);
        var once = stage.customer().http().with("Idempotency-Key", "click-" + UUID.randomUUID());
        var answers = new HashSet<String>();

        try (var fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            var clicks = Stream.generate(() -> fingers.submit(() -> placed(once, wish)))
                    .limit(IMPATIENT_CLICKS)
                    .toList();
            for (var click : clicks) {
                answers.add(click.get());
            }
        }

        assertThat(answers).hasSize(1);
        var expected = new HashSet<>(answers);
        expected.add(opening.toString());
        eventually().untilAsserted(() -> assertThat(stage.orders()).containsExactlyInAnyOrderElementsOf(expected));
    }

    /// As an app does: whoever is told that the order is being placed sends it again.
    private static String placed(Http once, ObjectNode wish) {
        return eventually()
                .until(
                        () -> once.post("/api/v1/orders", wish),
                        it -> !it.reason().equals("orders-under-way"))
                .ok(201)
                .path("orderId")
                .asString();
    }

    @Test
    default void anotherPersonsKeyIsAnotherKey(Town town) {
        var stage = town.stage();
        var stranger = town.stage();
        var key = "click-" + UUID.randomUUID();
        var wish = stage.wish(stage.card(Card.GOOD));
        stage.place(wish);
        var strange = stranger.wish(stranger.card(Card.GOOD));
        stranger.place(strange);

        var mine = stage.customer().http().with("Idempotency-Key", key).post("/api/v1/orders", wish);
        var theirs = stranger.customer().http().with("Idempotency-Key", key).post("/api/v1/orders", strange);

        assertThat(theirs.ok(201).path("orderId")).isNotEqualTo(mine.ok(201).path("orderId"));
    }
}

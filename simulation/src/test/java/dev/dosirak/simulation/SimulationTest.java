package dev.dosirak.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.simulation.Simulation.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every seed of as many as [it is told to][#SEEDS]; `./dosirak test --seeds 100000` for more, `--seed 17` for the
/// whole
/// story of one.
class SimulationTest {

    static final String SEEDS = "dosirak.simulation.seeds";
    static final String SEED = "dosirak.simulation.seed";

    static final int USUAL = 2_000;

    @Test
    void whateverGoesWrongTheMoneyIsRight() {
        var one = Long.getLong(SEED);
        if (one != null) {
            Replay.of(one, Parts.REAL).print();
            return;
        }
        int seeds = Integer.getInteger(SEEDS, USUAL);
        long steps = 0;
        var happened = new HashSet<Class<?>>();
        var began = System.nanoTime();
        for (long seed = 1; seed <= seeds; seed++) {
            var outcome = play(seed);
            steps += outcome.steps();
            happened.addAll(outcome.happened());
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "%,d seeds, %,d steps in %d s: %,d steps a second%n",
                seeds, steps, took.toSeconds(), steps * 1_000 / Math.max(1, took.toMillis()));
        if (seeds >= USUAL) {
            assertThat(happened).as("what may happen to a payment").containsAll(everythingThatMayHappen());
        }
    }

    /// An order cannot be called off for payment before it was placed: events of one order come in their order.
    /// Gateways get well too soon to refuse to give a second capture back for good. And customers have registered
    /// cards, and dispute nothing.
    private static final Set<Class<?>> CANNOT_HAPPEN = Set.of(
            PaymentEvent.ChargebackOpened.class,
            PaymentEvent.ChargebackClosed.class,
            PaymentEvent.WindowOpened.class,
            PaymentEvent.CustomerReturned.class,
            PaymentEvent.AttemptDeclined.class,
            PaymentEvent.CancelledBeforeRequest.class,
            PaymentEvent.SecondStuck.class);

    private static List<Class<?>> everythingThatMayHappen() {
        return Stream.of(PaymentEvent.class.getPermittedSubclasses())
                .filter(it -> !CANNOT_HAPPEN.contains(it))
                .<Class<?>>map(it -> it)
                .toList();
    }

    private static Outcome play(long seed) {
        try (var simulation = new Simulation(Options.of(seed), Parts.REAL, false)) {
            return simulation.run();
        } catch (RuntimeException | Error e) {
            throw Replay.of(seed, Parts.REAL).failure(e);
        }
    }

    @Test
    void aSeedIsTheWholeStory() {
        for (var seed : List.of(3L, 14L, 159L)) {
            assertThat(play(seed)).isEqualTo(play(seed));
        }
    }
}

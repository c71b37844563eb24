package dev.dosirak.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Checks the checker: what somebody might get wrong one day shows within the usual number of seeds, and as what it is.
class PlantedBugsTest {

    @ParameterizedTest
    @EnumSource
    void isFound(PlantedBug bug) {
        for (long seed = 1; seed <= SimulationTest.USUAL; seed++) {
            try (var simulation = new Simulation(Options.of(seed), bug.parts(), false)) {
                simulation.run();
            } catch (Violation e) {
                assertThat(e.invariant())
                        .as("seed %d: %s", seed, e.getMessage())
                        .isIn(bug.violated());
                System.out.printf("%s is found by seed %d: %s%n", bug, seed, e.getMessage());
                return;
            }
        }
        throw new AssertionError("%s is not found within %,d seeds".formatted(bug, SimulationTest.USUAL));
    }
}

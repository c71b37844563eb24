package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.testing.MovableClock;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class CitySimulationTest {

    @RepeatedTest(40)
    void everyDeliveryEndsAndNobodyCarriesTwo(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var clock = new MovableClock(DeliveryTest.NOON);
        var memory = new InMemory(clock);
        var city = new CitySimulation(
                memory.deliveries,
                memory.riders,
                memory.notifications,
                memory.transactions,
                clock,
                DeliveryTest.MAPO,
                5,
                30);
        for (int i = 0; i < 500; i++) {
            city.step(random);
            city.checkNow();
        }
        city.finish(random);
        city.checkAtTheEnd(memory.notifications::of);
    }
}

package dev.dosirak.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.loop.Loop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MatchingLoopTest {

    /// It once looked whether it had been stopped before it was noted as started, and then nobody got an order
    /// offered.
    @Test
    void howeverTheThreadsRunItLooksForMatchesOnceStarted() throws InterruptedException {
        for (int start = 0; start < 2_000; start++) {
            var looked = new CountDownLatch(1);
            var matchingSignal = new MatchingSignal();
            var loop = new Loop("delivery.matching", matchingSignal, looked::countDown);
            matchingSignal.signal();
            loop.start();
            assertThat(looked.await(1, TimeUnit.MINUTES)).as("start %d", start).isTrue();
            loop.stop();
        }
    }
}

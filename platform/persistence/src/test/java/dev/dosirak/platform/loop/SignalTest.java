package dev.dosirak.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalTest {

    static final Duration ONE_SECOND = Duration.ofSeconds(1);

    /// A loop once looked whether it had been stopped before it was noted as started, and then nobody got an order
    /// offered.
    @Test
    void howeverTheThreadsRunALoopLooksOnceStarted() throws InterruptedException {
        for (int start = 0; start < 2_000; start++) {
            var looked = new CountDownLatch(1);
            var signal = new Signal();
            var loop = new Loop("test.signal", () -> signal.await(ONE_SECOND), looked::countDown);
            signal.raise();
            loop.start();
            assertThat(looked.await(1, TimeUnit.MINUTES)).as("start %d", start).isTrue();
            loop.stop();
        }
    }
}

package dev.dosirak.box.supervisor;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets a few start at a time, and those that may come late when every other has had a turn. Nobody waits so for
/// others more than once: what dies later is started again whatever else is down.
final class Turns {

    private static final CountDownLatch NOBODY = new CountDownLatch(0);

    private final Semaphore free;
    private final CountDownLatch others;

    /// @param others how many come before those that may come late
    Turns(int atOnce, int others) {
        this.free = new Semaphore(atOnce, true);
        this.others = new CountDownLatch(others);
    }

    Turn soon() {
        return new Turn(NOBODY, others);
    }

    Turn late() {
        return new Turn(others, NOBODY);
    }

    /// Of one part.
    final class Turn {

        private final CountDownLatch before;
        private final CountDownLatch behind;
        private final AtomicBoolean hasBeen = new AtomicBoolean();

        private Turn(CountDownLatch before, CountDownLatch behind) {
            this.before = before;
            this.behind = behind;
        }

        void take() throws InterruptedException {
            before.await();
            free.acquire();
        }

        void end() {
            free.release();
            if (!hasBeen.getAndSet(true)) {
                behind.countDown();
            }
        }
    }
}

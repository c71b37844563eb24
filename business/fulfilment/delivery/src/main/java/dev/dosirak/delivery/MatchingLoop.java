package dev.dosirak.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Matches deliveries and riders whenever one of them has come to need it, and every second in any case, because other
/// nodes' news do not ring here and riders move.
final class MatchingLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MatchingLoop.class);
    private static final long LOOK_MILLIS = 1000;

    /// Rung by whoever has news; many rings are one.
    static final class Doorbell {
        private final Semaphore rung = new Semaphore(0);

        void ring() {
            if (rung.availablePermits() == 0) {
                rung.release();
            }
        }

        private void await() throws InterruptedException {
            if (rung.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                rung.drainPermits();
            }
        }
    }

    private final Runnable matching;
    private final Doorbell doorbell;
    private volatile @Nullable Thread thread;

    MatchingLoop(Runnable matching, Doorbell doorbell) {
        this.matching = matching;
        this.doorbell = doorbell;
    }

    @Override
    public void start() {
        var worker = Thread.ofVirtual().name("delivery-matching").unstarted(this::run);
        thread = worker; // before it starts: it runs for as long as it finds itself here
        worker.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                doorbell.await();
                matching.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // orders must find riders again as soon as whatever it was has passed
                log.warn("Matching failed and looks again in a moment", e);
            }
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

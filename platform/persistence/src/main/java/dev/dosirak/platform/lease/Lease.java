package dev.dosirak.platform.lease;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The right of one node to do one kind of work until a moment.
///
/// A holder that was paused (garbage collection, a suspended machine) past that moment cannot know it and goes on
/// beside whoever took over. So the work must be harmless when two do it at once; the lease only saves doing it
/// twice.
public final class Lease {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    /// Renewed no longer than this by itself: work that hangs must pass to somebody else.
    private static final Duration LONGEST_WORK = Duration.ofMinutes(5);

    private static final String RENEW = """
            update lease set ends_at = now() + make_interval(secs => ?) where name = ? and holder = ? and term = ?
            """;

    private final JdbcClient jdbc;
    private final String name;
    private final UUID holder;
    private final long term;
    private final Duration length;

    Lease(JdbcClient jdbc, String name, UUID holder, long term, Duration length) {
        this.jdbc = jdbc;
        this.name = name;
        this.holder = holder;
        this.term = term;
        this.length = length;
    }

    /// Does the work, and keeps the lease while it goes on, unless another node has taken it.
    public void during(Runnable work) {
        var done = new CountDownLatch(1);
        Thread.ofVirtual().name(name + "-lease").start(() -> renewUntil(done));
        try {
            work.run();
        } finally {
            done.countDown();
        }
    }

    private void renewUntil(CountDownLatch done) {
        var pause = length.dividedBy(3);
        try {
            for (var spent = pause; spent.compareTo(LONGEST_WORK) < 0; spent = spent.plus(pause)) {
                if (done.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (!renew()) {
                    log.warn("Another node has taken over {}", name);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the work goes on
            log.warn("The lease of {} could not be renewed", name, e);
        }
    }

    /// @return false when another node has it
    boolean renew() {
        return jdbc.sql(RENEW).params(seconds(length), name, holder, term).update() == 1;
    }

    static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}

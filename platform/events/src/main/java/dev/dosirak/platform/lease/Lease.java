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
/// A holder that was paused (garbage collection, a suspended machine) past that moment cannot know it. What must not be
/// done by two at once is therefore done in a transaction that first calls [#insist]: it holds the lease's row, so
/// nobody can take over before the transaction has ended, and fails when somebody already has.
public final class Lease {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    /// Renewed no longer than this by itself: work that hangs must pass to somebody else.
    private static final Duration LONGEST_WORK = Duration.ofMinutes(5);

    private static final String RENEW = """
            update lease set ends_at = now() + make_interval(secs => ?) where name = ? and holder = ? and term = ?
            """;
    private static final String INSIST = "select 1 from lease where name = ? and holder = ? and term = ? for share";
    private static final String RETURN = "update lease set ends_at = now() where name = ? and holder = ? and term = ?";

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

    /// Grows by one whenever the work passes to another node.
    public long term() {
        return term;
    }

    /// Does the work, and keeps the lease while it goes on.
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
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the work goes on; whether it may is said by those who insist
            log.warn("The lease of {} could not be renewed", name, e);
        }
    }

    /// For work that is long and made of steps: after each.
    ///
    /// @throws LeaseLost when another node has it
    public void renew() {
        if (jdbc.sql(RENEW).params(seconds(length), name, holder, term).update() == 0) {
            throw new LeaseLost(name);
        }
    }

    /// Makes sure that this node still has it, and will have it until the caller's transaction ends.
    ///
    /// @throws LeaseLost when another node has it
    public void insist() {
        if (jdbc.sql(INSIST)
                .params(name, holder, term)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new LeaseLost(name);
        }
    }

    /// Lets others have it at once.
    public void giveBack() {
        jdbc.sql(RETURN).params(name, holder, term).update();
    }

    static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}

package dev.dosirak.drills.overload;

import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Stores;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// How many orders per second the machine carries, so that a load can be a share of that.
public final class SustainedRate {

    /// Orders per second to begin with.
    public static final double FIRST = 4;

    private static final double FACTOR = 1.3;
    private static final double MOST = 200;
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofSeconds(30);

    private SustainedRate() {}

    /// Grows the load until a third of it is not delivered; leaves it so.
    ///
    /// @return the most orders that were delivered per second
    /// @throws CannotMeasure when nothing was delivered
    public static double measure(Traffic traffic, Stores stores, Figures figures)
            throws InterruptedException, SQLException {
        return measure(traffic, new OrderThroughput(stores), figures);
    }

    static double measure(Traffic traffic, OrderThroughput throughput, Figures figures)
            throws InterruptedException, SQLException {
        double best = 0;
        for (double rate = FIRST; rate < MOST; rate *= FACTOR) {
            traffic.arrive(rate);
            Thread.sleep(SETTLE);
            var from = Instant.now();
            Thread.sleep(STEP);
            double delivered = throughput.deliveredPerSecond(from, Instant.now());
            figures.say("%.1f orders/s offered, %.1f delivered; %s", rate, delivered, traffic.counts());
            best = Math.max(best, delivered);
            if (delivered < rate * 2 / 3) {
                break;
            }
        }
        if (best == 0) {
            throw new CannotMeasure("nothing was delivered");
        }
        return best;
    }
}

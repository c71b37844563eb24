package dev.dosirak.drills.crash;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.RetryPolicy;
import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.demo.traffic.TrafficSettings;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.List;

/// The traffic of the demo city against which promises are checked: all that clients were told is remembered.
public final class CityTraffic {

    private static final int SHOPS = 20;
    private static final int RIDERS_PER_RATE = 6;
    private static final int LEAST_RIDERS = 40;
    private static final double REJECTED = 0.03;
    private static final double CANCELLED = 0.05;
    private static final double REVIEWED = 0;
    private static final Duration RIDE = Duration.ofMillis(300);
    private static final int MOST_UNDER_WAY = 5_000;
    private static final int REMEMBERED = 5_000_000;

    private CityTraffic() {}

    /// @param rate orders per second
    public static Traffic start(City city, double rate, long seed) {
        return Traffic.start(new TrafficSettings(
                city,
                new Endpoints(BenchAddresses.of(Service.GATEWAY), BenchAddresses.of(Service.PG_SIMULATOR)),
                rate,
                SHOPS,
                Math.clamp(Math.round(rate * RIDERS_PER_RATE), LEAST_RIDERS, city.riders()),
                REJECTED,
                CANCELLED,
                REVIEWED,
                RIDE,
                RetryPolicy.DEFAULT,
                MOST_UNDER_WAY,
                REMEMBERED,
                seed,
                CallLog.NONE));
    }

    /// Nobody new arrives, and what is open ends.
    ///
    /// @return what clients were told
    public static List<CommandRecord> stop(Traffic traffic, Duration atMost, Figures figures)
            throws InterruptedException {
        figures.say("the traffic stops");
        var open = traffic.drain(atMost);
        if (!open.isEmpty()) {
            figures.say("%d orders are still open, such as %s", open.size(), open.getFirst());
        }
        return traffic.journal();
    }
}

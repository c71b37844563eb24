package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.Patience;
import java.time.Duration;

/// How much traffic of which kind.
///
/// @param ordersPerSecond arrivals, evenly spaced
/// @param shops           how many shops take part at most; only those that never close do
/// @param riders          how many riders are on the road at most
/// @param rejected        share of orders that owners turn down, 0 to 1
/// @param cancelled       share of orders that customers cancel right after ordering, 0 to 1
/// @param reviewed        share of delivered orders that their customers review, 0 to 1
/// @param ride            how long a rider takes to the shop, and again to the customer
/// @param patience        of customers when they order
/// @param mostUnderWay    arrivals beyond so many unanswered orders are not sent, and counted as errors
/// @param remembered      how many entries of the journal are kept, the newest
public record Settings(
        City city,
        Endpoints endpoints,
        double ordersPerSecond,
        int shops,
        int riders,
        double rejected,
        double cancelled,
        double reviewed,
        Duration ride,
        Patience patience,
        int mostUnderWay,
        int remembered,
        long seed,
        CallLog log) {

    private static final int USUAL_SHOPS = 20;
    private static final int LEAST_RIDERS = 20;
    private static final int MOST_RIDERS = 200;

    /// What `./dosirak demo --traffic N` does.
    public static Settings of(City city, Endpoints endpoints, double ordersPerSecond) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                USUAL_SHOPS,
                (int) Math.clamp(Math.round(ordersPerSecond * 6), LEAST_RIDERS, MOST_RIDERS),
                0.03,
                0.02,
                0.3,
                Duration.ofMillis(400),
                Patience.USUAL,
                5_000,
                100_000,
                City.SEED,
                CallLog.NONE);
    }

    public Settings withShops(int number) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                number,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                patience,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public Settings withRiders(int number, Duration eachRide) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                number,
                rejected,
                cancelled,
                reviewed,
                eachRide,
                patience,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    /// Neither owners nor customers change their minds.
    public Settings withoutRefusals() {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                0,
                0,
                reviewed,
                ride,
                patience,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public Settings withReviews(double share) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                share,
                ride,
                patience,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public Settings withPatience(Patience ofCustomers) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                ofCustomers,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public Settings remembering(int entries) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                patience,
                mostUnderWay,
                entries,
                seed,
                log);
    }

    public Settings withLog(CallLog watcher) {
        return new Settings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                patience,
                mostUnderWay,
                remembered,
                seed,
                watcher);
    }
}

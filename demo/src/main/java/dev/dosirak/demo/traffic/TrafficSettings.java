package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.RetryPolicy;
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
/// @param retryPolicy        of customers when they order
/// @param mostUnderWay    arrivals beyond so many unanswered orders are not sent, and counted as errors
/// @param remembered      how many entries of the journal are kept, the newest
public record TrafficSettings(
        City city,
        Endpoints endpoints,
        double ordersPerSecond,
        int shops,
        int riders,
        double rejected,
        double cancelled,
        double reviewed,
        Duration ride,
        RetryPolicy retryPolicy,
        int mostUnderWay,
        int remembered,
        long seed,
        CallLog log) {

    private static final int USUAL_SHOPS = 20;
    private static final int LEAST_RIDERS = 20;
    private static final int MOST_RIDERS = 200;

    /// What `./dosirak demo --traffic N` does.
    public static TrafficSettings of(City city, Endpoints endpoints, double ordersPerSecond) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                USUAL_SHOPS,
                (int) Math.clamp(Math.round(ordersPerSecond * 6), LEAST_RIDERS, MOST_RIDERS),
                0.03,
                0.02,
                0.3,
                Duration.ofMillis(400),
                RetryPolicy.DEFAULT,
                5_000,
                100_000,
                City.SEED,
                CallLog.NONE);
    }

    public TrafficSettings withShops(int number) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                number,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                retryPolicy,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public TrafficSettings withRiders(int number, Duration eachRide) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                number,
                rejected,
                cancelled,
                reviewed,
                eachRide,
                retryPolicy,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    /// Neither owners nor customers change their minds.
    public TrafficSettings withoutRefusals() {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                0,
                0,
                reviewed,
                ride,
                retryPolicy,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public TrafficSettings withReviews(double share) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                share,
                ride,
                retryPolicy,
                mostUnderWay,
                remembered,
                seed,
                log);
    }

    public TrafficSettings withPatience(RetryPolicy ofCustomers) {
        return new TrafficSettings(
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

    public TrafficSettings remembering(int entries) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                retryPolicy,
                mostUnderWay,
                entries,
                seed,
                log);
    }

    public TrafficSettings withLog(CallLog watcher) {
        return new TrafficSettings(
                city,
                endpoints,
                ordersPerSecond,
                shops,
                riders,
                rejected,
                cancelled,
                reviewed,
                ride,
                retryPolicy,
                mostUnderWay,
                remembered,
                seed,
                watcher);
    }
}

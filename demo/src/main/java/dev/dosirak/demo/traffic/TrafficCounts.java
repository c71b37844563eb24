package dev.dosirak.demo.traffic;

/// How many of each since the traffic began.
///
/// @param arrived   customers that wanted to order
/// @param placed    orders the platform took
/// @param paid      orders that rang at their shop
/// @param accepted  by their shop
/// @param delivered handed over
/// @param rejected  by their shop
/// @param cancelled by their customer
/// @param refused   orders the platform politely declined
/// @param errors    commands whose outcome is unknown, and arrivals that could not be sent
/// @param open      orders that are not over yet, as far as their clients know
public record TrafficCounts(
        long arrived,
        long placed,
        long paid,
        long accepted,
        long delivered,
        long rejected,
        long cancelled,
        long refused,
        long errors,
        long open) {}

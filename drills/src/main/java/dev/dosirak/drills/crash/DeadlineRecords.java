package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What time did to orders: which were given up for silence, and which were charged when their time was over.
///
/// @param givenUp orders that were called off because nobody paid or answered, by who was silent
/// @param payBy until when each order might be charged
/// @param charges when each order was charged at the gateway
record DeadlineRecords(Map<UUID, String> givenUp, Map<UUID, Instant> payBy, Map<UUID, Instant> charges) {

    /// What the gateway was asked in time it may do a little later.
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private static final String GIVEN_UP = """
            select stream, payload::jsonb ->> 'by' as silent
              from event
             where type in ('cancelled', 'payment-cancelled')
               and payload::jsonb ->> 'by' in ('UNANSWERED', 'TIMEOUT')
            """;
    private static final String PAY_BY = """
            select stream, (payload::jsonb ->> 'payBy')::timestamptz as pay_by
              from event
             where type = 'placed' and payload::jsonb ->> 'payBy' is not null
            """;
    private static final String CHARGES =
            "select order_id, max(at) as at from journal where kind <> 'cancel' group by 1";

    private record At(UUID order, Instant at) {}

    private record Silence(UUID order, String who) {}

    static DeadlineRecords read(Connection order, Connection company) throws SQLException {
        return new DeadlineRecords(
                Rows.read(order, GIVEN_UP, row -> new Silence(row.getObject(1, UUID.class), row.getString(2))).stream()
                        .collect(toMap(Silence::order, Silence::who)),
                times(Rows.read(order, PAY_BY, row -> new At(row.getObject(1, UUID.class), at(row.getTimestamp(2))))),
                times(Rows.read(
                        company, CHARGES, row -> new At(UUID.fromString(row.getString(1)), at(row.getTimestamp(2))))));
    }

    private static Instant at(Timestamp time) {
        return time.toInstant();
    }

    private static Map<UUID, Instant> times(List<At> all) {
        return all.stream().collect(toMap(At::order, At::at));
    }

    /// Given up although whoever was silent had said yes.
    List<UUID> wronglyCancelled(ServiceRecords serviceRecords) {
        return givenUp.entrySet().stream()
                .filter(it -> saidYes(it.getKey(), it.getValue(), serviceRecords))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean saidYes(UUID order, String silent, ServiceRecords serviceRecords) {
        return silent.equals("UNANSWERED")
                ? serviceRecords.kitchen().published(order, "relay.accepted.v1")
                : serviceRecords
                        .money()
                        .payments()
                        .getOrDefault(order, List.of())
                        .contains("approved");
    }

    /// Charged after the order might be.
    List<UUID> chargedDead() {
        return charges.entrySet().stream()
                .filter(it -> payBy.containsKey(it.getKey())
                        && it.getValue().isAfter(payBy.get(it.getKey()).plus(UNDER_WAY)))
                .map(Map.Entry::getKey)
                .toList();
    }
}

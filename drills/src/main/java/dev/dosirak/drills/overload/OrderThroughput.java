package dev.dosirak.drills.overload;

import dev.dosirak.drills.rig.Stores;
import dev.dosirak.platform.catalog.Service;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/// What became of the orders, by the order service's own history.
final class OrderThroughput {

    private static final String DELIVERED =
            "select count(*) from event where type = 'delivered' and at >= ? and at < ?";
    private static final String PAID_AFTER = """
            select coalesce(percentile_disc(?) within group (order by extract(epoch from paid.at - placed.at)), 0)
              from event placed
              join event paid on paid.stream = placed.stream and paid.type = 'paid'
             where placed.type = 'placed' and placed.at >= ? and placed.at < ?
            """;

    private final Stores stores;

    OrderThroughput(Stores stores) {
        this.stores = stores;
    }

    /// Orders delivered a second in that span.
    double deliveredPerSecond(Instant from, Instant to) throws SQLException {
        try (var store = stores.open(Service.ORDER);
                var query = store.prepareStatement(DELIVERED)) {
            query.setTimestamp(1, Timestamp.from(from));
            query.setTimestamp(2, Timestamp.from(to));
            var row = query.executeQuery();
            row.next();
            return row.getLong(1) * 1_000.0 / Duration.between(from, to).toMillis();
        }
    }

    /// Seconds from the order to its payment, within which this share of the orders placed in that span stayed.
    double paidAfter(double share, Instant from, Instant to) throws SQLException {
        try (var store = stores.open(Service.ORDER);
                var query = store.prepareStatement(PAID_AFTER)) {
            query.setDouble(1, share);
            query.setTimestamp(2, Timestamp.from(from));
            query.setTimestamp(3, Timestamp.from(to));
            var row = query.executeQuery();
            row.next();
            return row.getDouble(1);
        }
    }
}

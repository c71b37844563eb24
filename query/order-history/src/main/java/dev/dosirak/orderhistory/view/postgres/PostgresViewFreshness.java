package dev.dosirak.orderhistory.view.postgres;

import dev.dosirak.orderhistory.view.ViewFreshness;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Kept in a row, so that a node that starts while Kafka is away still knows how old its views are, and in
/// memory, so that no request asks for it.
@Repository
class PostgresViewFreshness implements ViewFreshness {

    private static final String AS_OF = "select as_of from freshness";
    private static final String REACHED = "update freshness set as_of = greatest(as_of, ?) returning as_of";

    private final JdbcClient jdbc;
    private volatile @Nullable Instant known;

    PostgresViewFreshness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant asOf() {
        var asOf = known;
        if (asOf == null) {
            asOf = jdbc.sql(AS_OF).query(OffsetDateTime.class).single().toInstant();
            known = asOf;
        }
        return asOf;
    }

    @Override
    public void advanceTo(Instant then) {
        known = jdbc.sql(REACHED)
                .param(then.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}

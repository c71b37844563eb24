package dev.dosirak.orderhistory.view.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.OrderHistoryTest;
import dev.dosirak.orderhistory.WithOwners;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderHistoryTest
class PostgresViewFreshnessTest implements WithOwners {

    /// Later than whatever the running service finds out meanwhile.
    static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatWasReachedIsKnownToANodeThatStartsLaterAndNeverGoesBack() {
        var kept = jdbc.sql("select as_of from freshness")
                .query(OffsetDateTime.class)
                .single();
        try {
            new PostgresViewFreshness(jdbc).advanceTo(LATER);
            new PostgresViewFreshness(jdbc).advanceTo(LATER.minusSeconds(1));

            assertThat(new PostgresViewFreshness(jdbc).asOf()).isEqualTo(LATER);
        } finally {
            jdbc.sql("update freshness set as_of = ?").param(kept).update();
        }
    }
}

package dev.dosirak.platform.days;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OldRowsTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void whatIsOldGoesHoweverMuchItIsAndWhatSomebodyHoldsLater() throws SQLException {
        var source = TestDatabases.empty("old-rows");
        var jdbc = JdbcClient.create(source);
        jdbc.sql("create table notification (number int, at timestamptz)").update();
        jdbc.sql("insert into notification select it, ?::timestamptz + it * interval '1 second' from generate_series(1,"
                        + " 5000) as it")
                .param(NOON.toString())
                .update();
        var notifications = new OldRows(jdbc, "notification", "at");

        try (var holder = source.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select from notification where number = 7 for update");
            notifications.deleteBefore(NOON.plusSeconds(4_900));
            assertThat(jdbc.sql("select count(*) from notification")
                            .query(Long.class)
                            .single())
                    .isEqualTo(102);
            holder.rollback();
        }
        notifications.deleteBefore(NOON.plusSeconds(4_900));

        assertThat(jdbc.sql("select min(number) from notification")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4_900);
    }
}

package dev.dosirak.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the version before has parked is still to be driven.
class OldParkedTest {

    @Test
    void isReadAsItWas() {
        var source = TestDatabases.empty("old_parked");
        migrate(source, "0.23");
        var jdbc = JdbcClient.create(source);
        var event = "0190bbbb-0000-7000-8000-000000000001";
        park(jdbc, 1, "{\"ce_id\":\"%s\",\"ce_type\":\"press.printed.v1\"}".formatted(event));
        park(jdbc, 2, "{\"ce_id\":\"%s\",\"ce_type\":\"press.printed.v1\"}".formatted(event));
        park(jdbc, 3, "{\"ce_id\":\"\\u0000\"}");
        migrate(source, "latest");

        var lot = new ParkedEventStore(jdbc, Clock.systemUTC());
        assertThat(lot.list("library.shelf", 0, 10)).hasSize(3);
        assertThat(lot.first(ParkedEventStore.ParkedKey.of("library.shelf", "O-1")))
                .hasValueSatisfying(it -> {
                    assertThat(it.identity()).hasToString(event);
                    assertThat(it.incomingEvent().key()).isEqualTo("O-1");
                    assertThat(it.incomingEvent().payload()).isEqualTo("{\"title\": \"김밥\"}");
                    assertThat(it.parkedEvent().type()).isEqualTo("press.printed.v1");
                });
    }

    private static void migrate(DataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/inbox")
                .target(target)
                .load()
                .migrate();
    }

    private static void park(JdbcClient jdbc, long offset, String headers) {
        jdbc.sql("""
                insert into parked (consumer, topic, partition, record_offset, key, headers, payload, reason,
                                    attempts, parked_at)
                values ('library.shelf', 'press.events', 0, ?, 'O-1', ?, '{"title": "김밥"}', 'torn', 1, now())
                """).params(offset, headers).update();
    }
}

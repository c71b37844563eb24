package dev.dosirak.drills.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadlineRecordsTest {

    private static final String EVENT = """
            create table event (stream uuid, position bigint, type text, payload text);
            insert into event values
                ('%1$s', 1, 'placed', '{"payBy":"2026-05-04T03:10:00Z"}'),
                ('%1$s', 2, 'paid', '{}'),
                ('%1$s', 3, 'cancelled', '{"by":"UNANSWERED"}'),
                ('%2$s', 1, 'placed', '{"payBy":"2026-05-04T03:10:00Z"}'),
                ('%2$s', 2, 'payment-cancelled', '{"by":"TIMEOUT"}'),
                ('%3$s', 1, 'placed', '{"payBy":"2026-05-04T03:10:00Z"}'),
                ('%3$s', 2, 'payment-cancelled', '{"by":"CUSTOMER"}'),
                ('%4$s', 1, 'placed', '{}');
            """;
    private static final String JOURNAL = """
            create table journal (kind text, order_id text, at timestamptz);
            insert into journal values
                ('approval', '%1$s', '2026-05-04T03:09:59Z'),
                ('cancel', '%1$s', '2026-05-04T04:00:00Z'),
                ('approval', '%3$s', '2026-05-04T03:10:11Z'),
                ('approval', '%4$s', '2026-05-04T09:00:00Z');
            """;

    private final UUID unanswered = UUID.randomUUID();
    private final UUID unpaid = UUID.randomUUID();
    private final UUID chargedLate = UUID.randomUUID();
    private final UUID fromBefore = UUID.randomUUID();
    private final TestRecords testRecords = new TestRecords();

    @Test
    void whatWasGivenUpAlthoughTheSilentOneHadSaidYesIsFound() throws SQLException {
        assertThat(book().wronglyCancelled(testRecords.books())).isEmpty();

        testRecords.ticketsTold.put(unanswered, List.of("relay.relayed.v1", "relay.accepted.v1"));
        testRecords.payments.put(unpaid, List.of("requested", "attempted", "approved"));
        assertThat(book().wronglyCancelled(testRecords.books())).containsExactlyInAnyOrder(unanswered, unpaid);
    }

    @Test
    void whatWasChargedWhenItsTimeWasOverIsFound() throws SQLException {
        assertThat(book().chargedDead()).containsExactly(chargedLate);
    }

    private DeadlineRecords book() throws SQLException {
        try (var order = store(EVENT);
                var company = store(JOURNAL)) {
            return DeadlineRecords.read(order, company);
        }
    }

    private Connection store(String sql) throws SQLException {
        var database = TestInfrastructure.get().newDatabase("late");
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(unanswered, unpaid, chargedLate, fromBefore));
        }
        return connection;
    }
}

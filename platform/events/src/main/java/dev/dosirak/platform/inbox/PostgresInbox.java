package dev.dosirak.platform.inbox;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The `inbox` table of the service's own database.
public class PostgresInbox implements Inbox {

    private static final String CLAIM = "insert into inbox (consumer, message) values (?, ?) on conflict do nothing";

    /// A message may come again for as long as Kafka keeps it: seven days; one more for the clocks.
    private static final String FORGET = "delete from inbox where at < now() - interval '8 days'";

    private final JdbcClient jdbc;

    public PostgresInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(String consumer, UUID message) {
        return jdbc.sql(CLAIM).params(consumer, message).update() == 1;
    }

    public void forgetOld() {
        jdbc.sql(FORGET).update();
    }
}

package dev.dosirak.platform.inbox;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The `inbox` table of the service's own database.
public class PostgresInbox implements Inbox {

    private static final String CLAIM = "insert into inbox (consumer, message) values (?, ?) on conflict do nothing";

    private static final String CLAIM_ALL = """
            insert into inbox (consumer, message) select ?, unnest(?) on conflict do nothing returning message
            """;

    private final JdbcClient jdbc;

    public PostgresInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(String consumer, UUID message) {
        return jdbc.sql(CLAIM).params(consumer, message).update() == 1;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> claim(String consumer, Set<UUID> messages) {
        return new HashSet<>(jdbc.sql(CLAIM_ALL)
                .params(consumer, new SqlArrayValue("uuid", messages.toArray()))
                .query(UUID.class)
                .list());
    }
}

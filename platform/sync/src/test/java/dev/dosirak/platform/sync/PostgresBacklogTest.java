package dev.dosirak.platform.sync;

import dev.dosirak.platform.testing.TestDatabases;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PostgresBacklogTest implements BacklogContract {

    static final DataSource DATABASE = TestDatabases.with("sync", "sync");

    @Override
    public Backlog backlog() {
        return new PostgresBacklog(
                "shops-" + UUID.randomUUID(), JdbcClient.create(DATABASE), new JdbcTransactionManager(DATABASE));
    }
}

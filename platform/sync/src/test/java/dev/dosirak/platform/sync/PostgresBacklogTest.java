package dev.dosirak.platform.sync;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PostgresBacklogTest implements BacklogContract {

    static final DriverManagerDataSource DATABASE = database();

    static DriverManagerDataSource database() {
        var database = TestInfrastructure.get().newDatabase("sync");
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/sync")
                .load()
                .migrate();
        return source;
    }

    @Override
    public Backlog backlog() {
        return new PostgresBacklog(
                "shops-" + UUID.randomUUID(), JdbcClient.create(DATABASE), new JdbcTransactionManager(DATABASE));
    }
}

package dev.dosirak.orderhistory.view.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.events.EventJson;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// The views in a database of their own, where no running service imports or clears away anything. Not marked as a
/// configuration, so that the service itself does not find it.
@EnableTransactionManagement
@Import({PostgresOrderViews.class, PostgresViewGenerations.class, PostgresViewVersions.class})
public class ViewsInPostgres {

    @Bean
    HikariDataSource ours() {
        var database = TestInfrastructure.get().newDatabase("order-history");
        var source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.username());
        source.setPassword(database.password());
        source.setMaximumPoolSize(8);
        source.setConnectionInitSql("set order_history.seals = 'on'");
        Flyway.configure()
                .dataSource(source)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations(
                        "classpath:db/platform/departure", "classpath:db/platform/sync", "classpath:db/order-history")
                .load()
                .migrate();
        return source;
    }

    /// How somebody who is not the service gets into its database.
    @Bean
    Stranger stranger(HikariDataSource ours) {
        return new Stranger(JdbcClient.create(
                new DriverManagerDataSource(ours.getJdbcUrl(), ours.getUsername(), ours.getPassword())));
    }

    /// Writes into the tables by hand.
    public record Stranger(JdbcClient jdbc) {}

    @Bean
    JdbcClient jdbc(DataSource ours) {
        return JdbcClient.create(ours);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource ours) {
        return new JdbcTransactionManager(ours);
    }

    @Bean
    EventJson json() {
        return new EventJson();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

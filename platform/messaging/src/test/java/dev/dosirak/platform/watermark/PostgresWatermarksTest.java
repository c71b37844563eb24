package dev.dosirak.platform.watermark;

import dev.dosirak.platform.embedded.TestInfrastructure;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresWatermarksTest implements WatermarksContract {

    private static final DriverManagerDataSource DATABASE = database();

    private static DriverManagerDataSource database() {
        var database = TestInfrastructure.get().newDatabase("heard");
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/inbox")
                .load()
                .migrate();
        return source;
    }

    @Override
    public Watermarks watermarks() {
        return new PostgresWatermarks(JdbcClient.create(DATABASE));
    }
}

package dev.dosirak.platform.watermark;

import dev.dosirak.platform.testing.TestDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresWatermarksTest implements WatermarksContract {

    private static final DriverManagerDataSource DATABASE = TestDatabases.with("heard", "inbox");

    @Override
    public Watermarks watermarks() {
        return new PostgresWatermarks(JdbcClient.create(DATABASE));
    }
}

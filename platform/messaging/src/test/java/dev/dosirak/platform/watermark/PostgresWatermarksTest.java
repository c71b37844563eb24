package dev.dosirak.platform.watermark;

import dev.dosirak.platform.testing.TestDatabases;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresWatermarksTest implements WatermarksContract {

    private static final DataSource DATABASE = TestDatabases.with("heard", "inbox");

    @Override
    public Watermarks watermarks() {
        return new PostgresWatermarks(JdbcClient.create(DATABASE));
    }
}

package dev.dosirak.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dosirak.platform.testing.HttpCaller;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// More comes than the database can be asked.
@NotebookTest
class BusyTest {

    private static final long SHORT_MILLIS = 250;

    @LocalServerPort
    int port;

    private final HikariDataSource pool;
    private final long usualMillis;
    private final UUID junho = UUID.randomUUID();
    private final ArrayList<Connection> held = new ArrayList<>();

    BusyTest(@Autowired DataSource database) throws SQLException {
        this.pool = database.unwrap(HikariDataSource.class);
        this.usualMillis = pool.getConnectionTimeout();
    }

    @BeforeEach
    void takeEveryConnection() throws SQLException {
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            held.add(pool.getConnection());
        }
        pool.getHikariConfigMXBean().setConnectionTimeout(SHORT_MILLIS);
    }

    @AfterEach
    void giveThemBack() throws SQLException {
        pool.getHikariConfigMXBean().setConnectionTimeout(usualMillis);
        for (var it : held) {
            it.close();
        }
        held.clear();
    }

    @Test
    void whoeverAsksIsToldToComeAgainAndNothingIsDone() throws SQLException {
        var refused = note();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(it -> assertThat(Integer.parseInt(it)).isPositive());
        assertThat(refused.body()).contains("urn:dosirak:problem:busy");
        giveThemBack();
        assertThat(note().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> note() {
        return new HttpCaller(port)
                .as("customer", junho)
                .key("busy")
                .post("/api/v1/notes", "{\"text\": \"buy radish\"}");
    }
}

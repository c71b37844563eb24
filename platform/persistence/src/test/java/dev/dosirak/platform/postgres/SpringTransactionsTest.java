package dev.dosirak.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.testing.TestDatabases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SpringTransactionsTest {

    static final DataSource DATABASE = database();
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    final SpringTransactions transactions = new SpringTransactions(new JdbcTransactionManager(DATABASE));
    final List<Long> found = new ArrayList<>();

    static DataSource database() {
        var source = TestDatabases.empty("transactions");
        JdbcClient.create(source).sql("create table note (text text)").update();
        return source;
    }

    @Test
    void whatComesAfterwardsFindsWhatWasDone() {
        var result = transactions.run(() -> {
            transactions.afterCommit(this::look);
            JDBC.sql("insert into note values ('eggs')").update();
            assertThat(found).isEmpty();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(found).containsExactly(1L);
    }

    @Test
    void nothingComesAfterwardsOfWhatFailed() {
        long before = notes();
        assertThatThrownBy(() -> transactions.run(() -> {
                    transactions.afterCommit(this::look);
                    JDBC.sql("insert into note values ('milk')").update();
                    throw new IllegalStateException("no milk");
                }))
                .hasMessage("no milk");

        assertThat(found).isEmpty();
        assertThat(notes()).isEqualTo(before);
    }

    /// By a connection of its own, which sees what is committed.
    private void look() {
        try (var connection = DATABASE.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from note")) {
            rows.next();
            found.add(rows.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long notes() {
        return JDBC.sql("select count(*) from note").query(Long.class).single();
    }
}

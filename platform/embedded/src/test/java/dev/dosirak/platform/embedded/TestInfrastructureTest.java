package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void everyTestGetsADatabaseThatNobodyElseCanEnter() throws SQLException {
        var mine = TestInfrastructure.get().newDatabase("Mina's orders");
        var theirs = TestInfrastructure.get().newDatabase("Junho's orders");

        try (var connection = DriverManager.getConnection(mine.jdbcUrl(), mine.username(), mine.password());
                var sql = connection.createStatement()) {
            sql.execute("create table lunch (id int)");
            sql.execute("create publication everything for table lunch");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(theirs.jdbcUrl(), mine.username(), mine.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void kafkaIsThereForThoseWhoAsk() throws Exception {
        var servers = TestInfrastructure.get().kafkaBootstrapServers();

        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var topic = "lunch-" + UUID.randomUUID();
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            assertThat(admin.listTopics().names().get()).contains(topic);
        }
    }
}

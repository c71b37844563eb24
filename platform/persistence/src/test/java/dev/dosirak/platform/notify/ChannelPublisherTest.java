package dev.dosirak.platform.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.testing.TestDatabases;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two nodes of a service: one tells, the other listens.
class ChannelPublisherTest {

    static final TestDatabase OWN = TestInfrastructure.get().newDatabase("notify");
    static final DataSource DATABASE = TestDatabases.pool(OWN);
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    final ChannelPublisher channelPublisher = new ChannelPublisher(JDBC);
    final List<String> received = new CopyOnWriteArrayList<>();
    final AtomicInteger resumed = new AtomicInteger();
    final ListenConnection listenConnection = new ListenConnection(
            () -> DriverManager.getConnection(OWN.jdbcUrl(), OWN.username(), OWN.password()),
            List.of(new ChannelListener("ticket", received::add, resumed::incrementAndGet)));

    @AfterEach
    void hangUp() {
        listenConnection.close();
    }

    @Test
    void whatIsToldIsHeardByWhoeverListensToThatChannel() {
        listenConnection.listen();
        channelPublisher.publish("ticket", "one");
        channelPublisher.publish("other", "nobody");
        channelPublisher.publish("ticket", "one");
        channelPublisher.publish("ticket", "two \"quoted\"");
        channelPublisher.publishAll();

        await().until(() -> {
            listenConnection.listen();
            return received.size() == 2;
        });
        assertThat(received).as("twice the same hint is one").containsExactly("one", "two \"quoted\"");
    }

    @Test
    void nothingIsToldBeforeItIsCommittedOrWhenItNeverIs() {
        listenConnection.listen();
        transaction.executeWithoutResult(status -> {
            channelPublisher.publish("ticket", "rolled back");
            channelPublisher.publishAll();
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> channelPublisher.publish("ticket", "committed"));
        channelPublisher.publishAll();

        await().until(() -> {
            listenConnection.listen();
            return !received.isEmpty();
        });
        assertThat(received).containsExactly("committed");
    }

    @Test
    void whoeverTellsIsWokenByTheFirstHint() throws Exception {
        channelPublisher.publish("ticket", "one");
        channelPublisher.await();
    }

    @Test
    void aLineThatIsCutIsOpenedAgainAndEverybodyLooksWhatHeMissed() {
        listenConnection.listen();
        assertThat(resumed).hasValue(1);
        JDBC.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity "
                        + "where query like 'listen%' and datname = current_database()")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        listenConnection.listen();
                    }
                })
                .isInstanceOf(DataAccessResourceFailureException.class);
        listenConnection.listen();

        assertThat(resumed).hasValue(2);
        channelPublisher.publish("ticket", "again");
        channelPublisher.publishAll();
        await().until(() -> {
            listenConnection.listen();
            return received.contains("again");
        });
    }
}

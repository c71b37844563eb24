package dev.dosirak.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A build of an index waits for a command that is under way, so it can be caught in the midst of it.
@Timeout(120)
class PostgresMigrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String BUILD = "create unique index concurrently";

    private final TestDatabase database = TestInfrastructure.get().newDatabase("migration");
    private final DataSource source = as("test");
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final PostgresMigration migration = new PostgresMigration(Optional.empty());

    @SuppressWarnings("NullAway.Init") // set before each test
    private Connection command;

    @BeforeEach
    void aCommandIsUnderWay() throws SQLException {
        flyway("first").target("0.70").load().migrate();
        command = source.getConnection();
        command.setAutoCommit(false);
        command.createStatement().execute("""
                insert into event (stream, position, type, payload, at) values (gen_random_uuid(), 1, 'put', '{}', now())
                """);
    }

    @AfterEach
    void theCommandEnds() throws SQLException {
        command.close();
    }

    @Test
    void aBuildThatFailedIsDoneByTheNextStart() throws SQLException {
        buildFails();
        command.commit();

        migration.migrate(flyway("next").load());

        assertThatEverythingIsDone();
    }

    @Test
    void aBuildThatFailsOnceDoesNotFailTheStart() throws SQLException {
        var start = beside(() -> migration.migrate(flyway("first").load()));
        cancel(awaitWaiting("first", BUILD));

        awaitWaiting("first", "index concurrently if");
        command.commit();
        start.join();

        assertThatEverythingIsDone();
    }

    @Test
    void nodesThatStartTogetherWaitForTheOneThatBuildsAndGoOnWhenItFails() throws SQLException {
        var first = beside(() -> migration.migrate(flyway("first").load()));
        var build = awaitWaiting("first", BUILD);
        var second = beside(() -> migration.migrate(flyway("second").load()));
        await().atMost(PATIENCE)
                .until(() -> process("second", "pg_try_advisory_lock", "").isPresent());

        cancel(build);
        command.commit();
        first.join();
        second.join();

        assertThatEverythingIsDone();
    }

    /// PostgreSQL on another machine does not see that the one who asked has died.
    @Test
    void aBuildThatGoesOnWithoutItsNodeIsWaitedForAndKept() throws SQLException {
        var orphan = beside(() -> JdbcClient.create(as("dead"))
                .sql(BUILD + " event_of_aggregate on event (stream, aggregate, position)")
                .update());
        awaitWaiting("dead", BUILD);
        var index = oid("event_of_aggregate");
        var next = beside(() -> migration.migrate(flyway("next").load()));
        await().atMost(PATIENCE)
                .until(() -> process("next", "pg_stat_progress", "").isPresent());

        command.commit();
        orphan.join();
        next.join();

        assertThatEverythingIsDone();
        assertThat(oid("event_pkey")).isEqualTo(index);
    }

    @Test
    void aFileSaysThatTheServiceMigrates(@TempDir Path folder) throws SQLException {
        var marker = folder.resolve("purse");
        var marked = new PostgresMigration(Optional.of(marker));
        var start = beside(() -> marked.migrate(flyway("first").load()));
        awaitWaiting("first", BUILD);
        assertThat(marker).exists();

        command.commit();
        start.join();

        assertThat(marker).doesNotExist();
    }

    /// As it was before the newer one: neither its scripts nor their failure are ours.
    @Test
    void anOlderNodeStartsThoughTheBuildOfANewerOneFailed() {
        buildFails();

        migration.migrate(flyway("older")
                .locations("classpath:db/platform/outbox")
                .ignoreMigrationPatterns("*:missing", "*:future")
                .load());
    }

    @Test
    void whatFailsForAnotherReasonFails() throws SQLException {
        command.commit();
        jdbc.sql("alter table event rename to events").update();

        assertThatThrownBy(() -> migration.migrate(flyway("first").load()))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("event");
    }

    private static CompletableFuture<Void> beside(Runnable work) {
        return CompletableFuture.runAsync(work, Thread::startVirtualThread);
    }

    /// As a node did that knew nothing of this.
    private void buildFails() {
        var node = flyway("impatient")
                .dataSource(as("impatient&options=-c%20lock_timeout=100"))
                .load();
        assertThatThrownBy(node::migrate).hasMessageContaining("lock timeout");
        assertThatThrownBy(node::migrate).hasMessageContaining("Detected failed migration to version 0.71");
    }

    private DataSource as(String node) {
        return new DriverManagerDataSource(
                database.jdbcUrl() + "?ApplicationName=" + node, database.username(), database.password());
    }

    private FluentConfiguration flyway(String node) {
        return Flyway.configure()
                .dataSource(as(node))
                .placeholders(Map.of("service", "purse"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .lockRetryCount(-1)
                .locations("classpath:db/platform/outbox", "classpath:db/platform/eventstore");
    }

    /// @return the process of the node that runs such a statement and waits for the command
    private int awaitWaiting(String node, String statement) {
        return await().atMost(PATIENCE)
                .until(() -> process(node, statement, "and wait_event_type = 'Lock'"), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Integer> process(String node, String statement, String condition) {
        return jdbc.sql("""
                        select pid from pg_stat_activity
                         where datname = current_database() and application_name = ? and lower(query) like '%' || ? || '%'
                        """ + condition)
                .params(node, statement)
                .query(Integer.class)
                .optional();
    }

    private long oid(String index) {
        return jdbc.sql("select ?::regclass::oid")
                .param(index)
                .query(Long.class)
                .single();
    }

    private void cancel(int pid) {
        jdbc.sql("select pg_cancel_backend(?)").param(pid).query(Boolean.class).single();
    }

    private void assertThatEverythingIsDone() {
        assertThat(jdbc.sql("select version from flyway_schema_history where not success or version = '0.72'")
                        .query(String.class)
                        .list())
                .containsExactly("0.72");
        assertThat(jdbc.sql("select count(*) from pg_index where not indisvalid")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

package dev.dosirak.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class InboxRetentionTest {

    static final String HISTORY = "history";
    static final Instant NOW = Instant.now();
    static final Instant MIDNIGHT = NOW.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    static final Duration DAY = Duration.ofDays(1);

    final DataSource source = TestDatabases.empty("inbox");
    final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    final JdbcClient jdbc = JdbcClient.create(source);
    final PostgresInbox inbox = new PostgresInbox(jdbc);

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/inbox")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void aMessageIsClaimedOnceWhicheverSideOfMidnightItComesOn() {
        migrate("latest");
        var before = sentAt(MIDNIGHT.minusMillis(1));
        var after = sentAt(MIDNIGHT);
        assertThat(claim(before)).isTrue();
        assertThat(claim(after)).isTrue();

        for (var now : List.of(NOW, MIDNIGHT, MIDNIGHT.plus(DAY), MIDNIGHT.plus(DAY.multipliedBy(12)))) {
            retentionAt(now);
            assertThat(claim(before)).as("%s", now).isFalse();
            assertThat(claim(after)).as("%s", now).isFalse();
        }
        assertThat(rowsIn("inbox_default")).isZero();
    }

    @Test
    void ofTwoWhoClaimAtOnceWhileItsDayIsOpenedOneHasIt() {
        migrate("latest");
        for (var day = 0; day < 24; day++) {
            var now = MIDNIGHT.plus(DAY.multipliedBy(day));
            var message = sentAt(now);
            var both = Stream.of(1, 2)
                    .map(_ -> CompletableFuture.supplyAsync(() -> claimAgainWhenRefused(message)))
                    .toList();
            retentionAt(now);

            assertThat(both.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
        }
    }

    @Test
    void whatMayNotComeAgainIsForgottenByTheDay() {
        migrate("latest");
        var old = sentAt(NOW);
        var untimed = UUID.randomUUID();
        retentionAt(NOW);
        claim(old);
        claim(untimed);

        retentionAt(NOW.plus(Duration.ofDays(InboxRetention.DAYS_KEPT)));
        assertThat(rowsIn("inbox")).isEqualTo(2);

        retentionAt(NOW.plus(Duration.ofDays(InboxRetention.DAYS_KEPT + 1)));
        assertThat(rowsIn("inbox")).isZero();
    }

    /// The id of a fact begins as the id of the aggregate does that it happened to.
    @Test
    void aDayInWhichSomethingWasClaimedLatelyStays() {
        migrate("latest");
        var ofAnOldOrder = sentAt(NOW);
        retentionAt(NOW);
        claim(ofAnOldOrder);
        var claimedLate = NOW.plus(Duration.ofDays(InboxRetention.DAYS_KEPT));
        jdbc.sql("update inbox set at = ?")
                .param(claimedLate.atOffset(ZoneOffset.UTC))
                .update();

        retentionAt(claimedLate.plus(Duration.ofDays(InboxRetention.DAYS_KEPT)));
        assertThat(claim(ofAnOldOrder)).isFalse();

        retentionAt(claimedLate.plus(Duration.ofDays(InboxRetention.DAYS_KEPT + 1)));
        assertThat(claim(ofAnOldOrder)).isTrue();
    }

    @Test
    void whatWasClaimedBeforeThereWereDaysStaysClaimed() {
        migrate("0.2");
        var messages = Set.of(
                sentAt(NOW.minus(DAY)),
                sentAt(NOW),
                sentAt(MIDNIGHT.plusSeconds(1)),
                sentAt(NOW.minus(Duration.ofDays(90))),
                UUID.randomUUID());
        assertThat(claim(messages)).isEqualTo(messages);

        migrate("latest");
        retentionAt(NOW);

        assertThat(claim(messages)).isEmpty();
        assertThat(rowsIn("inbox")).isEqualTo(5);
        assertThat(claim(sentAt(NOW))).isTrue();
    }

    /// As a listener does: a record that could not be applied is delivered again.
    private boolean claimAgainWhenRefused(UUID message) {
        while (true) {
            try {
                return claim(message);
            } catch (DataAccessException e) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean claim(UUID message) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(_ -> inbox.claim(HISTORY, message)));
    }

    private Set<UUID> claim(Set<UUID> messages) {
        return new TransactionTemplate(transactions).execute(_ -> inbox.claim(HISTORY, messages));
    }

    private void retentionAt(Instant now) {
        new InboxRetention(jdbc, transactions, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private long rowsIn(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static UUID sentAt(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }
}

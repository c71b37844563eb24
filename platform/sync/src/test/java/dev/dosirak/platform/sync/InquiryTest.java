package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.PostgresInbox;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.sync.Inquiry.Answers;
import dev.dosirak.platform.testing.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InquiryTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    static final EventJson JSON = new EventJson();
    static final DataSource DATABASE = TestDatabases.with("inquiry", "inbox");
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    static final DataSourceTransactionManager TRANSACTIONS = new DataSourceTransactionManager(DATABASE);

    record Filled(long total) {}

    enum No implements Refused.Reason {
        TOO_MUCH;

        @Override
        public Refused.Kind kind() {
            return Refused.Kind.CONFLICT;
        }
    }

    final List<Long> seen = new ArrayList<>();
    final Map<UUID, String> documents = new HashMap<>();
    final Set<UUID> refusals = new HashSet<>();
    final PostgresInbox inbox = new PostgresInbox(JDBC);
    final Subscription purseEvents = Subscription.of("test.purses", "purse").on("purse.filled.v1", Filled.class, it -> {
        if (it.total() < 0) {
            throw new IllegalStateException("It has a hole");
        }
        if (it.total() > 1_000) {
            throw new Refused(No.TOO_MUCH);
        }
        seen.add(it.total());
    });
    final FactReceiver factReceiver = new FactReceiver(TRANSACTIONS, inbox, JDBC, JSON, Clock.systemUTC());
    final Inquiry inquiry = new Inquiry(new Purses(), purseEvents, factReceiver);

    @Test
    void whatWasLostOnItsWayIsAppliedOnceAndInItsOrder() {
        var received = fact(1, 100);
        new TransactionTemplate(TRANSACTIONS).executeWithoutResult(_ -> inbox.claim("test.purses", received.id()));
        var purse = owns(
                received, fact(2, 150), new FactsDocument.FactEntry(UUID.randomUUID(), "purse.lost.v1", 3, Map.of()));

        assertThat(inquiry.ask(List.of(purse)).applied()).isEqualTo(1);
        assertThat(inquiry.ask(List.of(purse)).applied()).isZero();
        assertThat(seen).containsExactly(150L);
    }

    @Test
    void whoseNewsIsKnownAndWhoIsNotKnownIsSaid() {
        var purse = owns(fact(1, 100));
        var unknown = UUID.randomUUID();
        assertThat(inquiry.ask(List.of(purse, unknown), "shopper"))
                .isEqualTo(new Answers(1, Set.of(), Set.of(unknown), Set.of(), Optional.of(NOON)));
        assertThat(inquiry.ask(List.of(purse, unknown), "shopper"))
                .isEqualTo(new Answers(0, Set.of(), Set.of(unknown), Set.of(purse), Optional.of(NOON)));
        assertThat(inquiry.ask(List.of(purse)).receivedUpTo()).isEmpty();
    }

    /// The gateway may hold a refund up for hours; what was asked of its owner was heard all the same.
    @Test
    void whoIsAtSomethingOfWhichItWillTellIsNotSilent() {
        var purse = owns(fact(1, 100));
        assertThat(inquiry.ask(List.of(purse)).unchanged()).isEmpty();
        assertThat(inquiry.ask(List.of(purse)).unchanged()).containsExactly(purse);

        documents.put(purse, JSON.write(new FactsDocument(List.of(), true)));
        assertThat(inquiry.ask(List.of(purse)))
                .isEqualTo(new Answers(0, Set.of(), Set.of(), Set.of(), Optional.empty()));
    }

    @Test
    void whatTheRulesRefuseOrNobodyCanReadKeepsNothingElseAway() {
        var torn = UUID.randomUUID();
        documents.put(torn, "{\"facts\":[{\"type\":7}]}");
        var ofTheFuture =
                owns(new FactsDocument.FactEntry(UUID.randomUUID(), "purse.filled.v1", 1, Map.of("total", "much")));
        var purse = owns(fact(1, 5_000), fact(2, 50));

        assertThat(inquiry.ask(List.of(torn, ofTheFuture, purse)))
                .as("what the rules refuse is answered, what nobody can read is not")
                .isEqualTo(new Answers(1, Set.of(torn, ofTheFuture), Set.of(), Set.of(), Optional.empty()));
        assertThat(seen).containsExactly(50L);
    }

    @Test
    void whatTheOwnerCannotHandOutOrWeCannotApplyIsNotAnswered() {
        var refused = UUID.randomUUID();
        refusals.add(refused);
        var breaking = owns(fact(1, -1), fact(2, 50));

        assertThat(inquiry.ask(List.of(refused, breaking)).open()).containsExactlyInAnyOrder(refused, breaking);
    }

    @Test
    void nothingOvertakesARecordOfItsKeyThatIsParked() {
        var purse = owns(fact(1, 100));
        JDBC.sql("""
                insert into parked (consumer, topic, partition, record_offset, key, headers, payload, reason, attempts,
                                    parked_at, identity, key_hash)
                values ('test.purses', 'purse.events', 0, 0, :key, '{}', '{}', 'refused', 1,
                        now(), gen_random_uuid(), sha256(convert_to(:key, 'UTF8')))
                """).param("key", purse.toString()).update();

        assertThat(inquiry.ask(List.of(purse)).open()).containsExactly(purse);
        assertThat(seen).isEmpty();
    }

    /// Operators look at jobs that fail; this one cannot be helped, and the owner is asked again.
    @Test
    void thatTheOwnerIsAwayIsNoFailureOfTheJob() {
        var nobody = new HttpDataOwner(ServiceAddresses.of("http://localhost:1"), "purses", () -> "");
        var inquiry = new Inquiry(nobody, purseEvents, factReceiver);
        var waiting = List.of(UUID.randomUUID());
        assertThatThrownBy(() -> inquiry.ask(waiting)).isInstanceOf(OwnerAway.class);

        assertThatCode(() -> inquiry.job("test.ask", Duration.ofSeconds(1), () -> waiting)
                        .work()
                        .run())
                .doesNotThrowAnyException();
    }

    private static FactsDocument.FactEntry fact(long sequence, long total) {
        return new FactsDocument.FactEntry(UUID.randomUUID(), "purse.filled.v1", sequence, new Filled(total));
    }

    private UUID owns(FactsDocument.FactEntry... facts) {
        var purse = UUID.randomUUID();
        documents.put(purse, JSON.write(new FactsDocument(List.of(facts))));
        return purse;
    }

    final class Purses implements DataOwner {

        @Override
        public String domain() {
            return "purses";
        }

        @Override
        public List<SyncItem> fetch(Collection<UUID> ids) {
            return ids.stream()
                    .filter(it -> documents.containsKey(it) || refusals.contains(it))
                    .map(it -> refusals.contains(it)
                            ? SyncItem.refused(it, 1, "broken JSON")
                            : new SyncItem(it, 1, false, documents.getOrDefault(it, "")))
                    .toList();
        }

        @Override
        public Answer fetch(Collection<UUID> ids, String stream) {
            return new Answer(fetch(ids), Optional.of(NOON));
        }

        @Override
        public void importFrom(Import where, Consumer<List<SyncItem>> page) {
            throw new AssertionError("Nobody asks for everything");
        }

        @Override
        public Sums sums(UUID cursor, int buckets) {
            throw new AssertionError("Nobody sums up");
        }

        @Override
        public List<VersionEntry> versions(UUID cursor, int limit) {
            return List.of();
        }
    }
}

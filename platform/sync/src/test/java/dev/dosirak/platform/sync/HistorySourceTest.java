package dev.dosirak.platform.sync;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.EventStore;
import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.testing.TestDatabases;
import dev.dosirak.platform.watermark.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

/// Purses: what is put in is told to others, who looks inside is not.
class HistorySourceTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    static final UUID START = new UUID(0, 0);
    static final EventJson JSON = new EventJson();
    static final DataSource DATABASE = TestDatabases.empty("histories");
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    sealed interface PurseEvent {
        Instant at();

        record Put(long won, Instant at) implements PurseEvent {}

        record Looked(Instant at) implements PurseEvent {}
    }

    record Purse(long won) {

        Purse after(PurseEvent event) {
            return event instanceof PurseEvent.Put put ? new Purse(won + put.won()) : this;
        }
    }

    record Total(long total) {}

    static final Aggregate<Purse, PurseEvent> PURSE = purses("purse");

    /// Others that lie in the same table.
    static final Aggregate<Purse, PurseEvent> SAVINGS = purses("savings");

    static Aggregate<Purse, PurseEvent> purses(String name) {
        return new Aggregate<>(
                name,
                new Purse(0),
                Purse::after,
                TypeNames.of(
                        PurseEvent.class, entry("put", PurseEvent.Put.class), entry("looked", PurseEvent.Looked.class)),
                TypeNames.of(Purse.class, entry("purse", Purse.class)),
                (_, purse, event) -> event instanceof PurseEvent.Put
                        ? Optional.of(new Message("purse.filled.v1", new Total(purse.won())))
                        : Optional.empty(),
                PurseEvent::at,
                1);
    }

    final List<UUID> toldIds = new ArrayList<>();
    final Outbox outbox = new Outbox() {
        @Override
        public void publish(UUID key, long sequence, Message message) {
            throw new AssertionError("A fact has an id that is found again, and nothing else is told");
        }

        @Override
        public void publish(UUID id, UUID key, long sequence, Message message) {
            toldIds.add(id);
        }
    };
    static final TransactionTemplate TRANSACTION = new TransactionTemplate(new JdbcTransactionManager(DATABASE));

    final EventStore<Purse, PurseEvent> purses = new EventStore<>(PURSE, JDBC, JSON, outbox);
    final SyncSource source = source(List.of("looked"));

    static SyncSource source(List<String> untold) {
        return new HistorySource<>("purses", "purse.changed.v1", PURSE, untold, JDBC, JSON);
    }

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE)
                .placeholders(Map.of("service", "purse"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations("classpath:db/platform/eventstore")
                .load()
                .migrate();
    }

    @BeforeEach
    void nothingYet() {
        JDBC.sql("delete from event").update();
    }

    @Test
    void aHistoryIsEverythingThatWasToldInTheWordsInWhichItWasTold() {
        var purse = happened(put(100, 0), looked(1), put(50, 2), looked(3));

        assertThat(source.find(List.of(purse, UUID.randomUUID())))
                .containsExactly(new SyncItem(purse, 3, false, """
                {"facts":[{"id":"%s","type":"purse.filled.v1","sequence":1,"body":{"total":100}},\
                {"id":"%s","type":"purse.filled.v1","sequence":3,"body":{"total":150}}]}\
                """.formatted(toldIds.get(0), toldIds.get(1))));
        assertThat(toldIds).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotToldRaisesNoVersionAndWhatOnlyWasLookedAtIsThereForWhoWaitsForIt() {
        var filled = happened(put(100, 0), looked(1));
        var onlyLooked = happened(looked(0));

        assertThat(source.versions(START, 10)).containsExactly(new VersionEntry(filled, 1));
        assertThat(source.after(START, 10)).extracting(SyncItem::id).containsExactly(filled);
        assertThat(source.find(List.of(onlyLooked))).as("nothing to copy").isEmpty();
        assertThat(source.findWithPending(List.of(onlyLooked, UUID.randomUUID())))
                .containsExactly(new SyncItem(onlyLooked, 0, false, "{\"facts\":[]}"));
    }

    @Test
    void whoWaitsLearnsThatSomethingWasBegunAndWhoKeepsACopyDoesNot() {
        var ofTheFull = new HistorySource<>(
                "purses", "purse.changed.v1", PURSE, List.of("looked"), purse -> purse.won() > 100, JDBC, JSON);
        var full = happened(put(200, 0));
        var empty = happened(put(100, 0));

        assertThat(ofTheFull.findWithPending(List.of(full, empty)))
                .filteredOn(FactsDocument::saysUnderWay)
                .extracting(SyncItem::id)
                .containsExactly(full);
        assertThat(ofTheFull.find(List.of(full))).noneMatch(FactsDocument::saysUnderWay);
        assertThat(ofTheFull.after(START, 10)).noneMatch(FactsDocument::saysUnderWay);
    }

    /// Who keeps a copy could only set it aside, for ever.
    @Test
    void whatHasOnlyBegunIsHandedOutToWhoWaitsForNewsAndToldToNobody() {
        var none = new StaticListableBeanFactory();
        var controller = new SyncController(
                List.of(source),
                outbox,
                new JdbcTransactionManager(DATABASE),
                none.getBeanProvider(Watermarks.class),
                none.getBeanProvider(Subscription.class));
        var onlyLooked = List.of(happened(looked(0)));
        var answer = new MockHttpServletResponse();

        assertThat(controller.batch("purses", onlyLooked, "order", answer)).contains("\"facts\":[]");
        assertThat(controller.batch("purses", onlyLooked, null, answer)).isEmpty();
        assertThat(controller.republish("purses", new SyncController.NoticeRepublishRequest(onlyLooked, null, null)))
                .isEqualTo(new SyncController.Republished(0));
    }

    @Test
    void pagesTogetherAreEverythingOnceInOrderOfId() {
        for (int i = 0; i < 7; i++) {
            happened(put(i + 1, i), looked(i));
        }
        var seen = new ArrayList<SyncItem>();
        Pages.forEach(START, 2, source::after, SyncItem::id, seen::addAll);
        var versions = new ArrayList<VersionEntry>();
        Pages.forEach(START, 3, source::versions, VersionEntry::id, versions::addAll);

        assertThat(seen)
                .hasSize(7)
                .isSortedAccordingTo((a, b) -> a.id().toString().compareTo(b.id().toString()));
        assertThat(versions)
                .containsExactlyElementsOf(seen.stream()
                        .map(it -> new VersionEntry(it.id(), it.version()))
                        .toList());
    }

    @Test
    void aHistoryIsOfEverySpanInWhichSomethingWasToldWhateverWasToldLater() {
        var before = happened(put(1, 0));
        var within = happened(put(1, 0), put(1, 60), looked(500));
        var later = happened(put(1, 60), put(1, 120));

        assertThat(ids(60, 120)).containsExactlyInAnyOrder(within, later);
        assertThat(ids(0, 60)).containsExactlyInAnyOrder(before, within);
        assertThat(ids(500, 600)).as("nobody was told that somebody looked").isEmpty();
    }

    @Test
    void whatIsOfAnotherKindIsNobodysBusinessHere() {
        var savings = new EventStore<>(SAVINGS, JDBC, JSON, outbox);
        var both = happened(put(1, 0));
        var saved = UUID.randomUUID();
        TRANSACTION.executeWithoutResult(_ -> {
            savings.append(both, savings.load(both), List.of(put(500, 0), put(500, 1)));
            savings.append(saved, savings.load(saved), List.of(put(500, 0)));
        });

        assertThat(source.versions(START, 10)).containsExactly(new VersionEntry(both, 1));
        assertThat(source.find(List.of(both, saved)))
                .isEqualTo(source.after(START, 10))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.document()).contains("\"total\":1}").doesNotContain("500"));
        assertThat(ids(0, 60)).containsExactly(both);
        var ofSavings = new HistorySource<>("savings", "savings.changed.v1", SAVINGS, List.of("looked"), JDBC, JSON);
        assertThat(ofSavings.versions(START, 10))
                .containsExactlyInAnyOrder(new VersionEntry(both, 2), new VersionEntry(saved, 1));
    }

    /// One that nobody can read any more must not keep the others from being copied.
    @Test
    void whatCannotBeReadIsRefusedByNameInThePlaceWhereItWouldStand() {
        var good = happened(put(100, 0));
        var torn = happened(put(100, 0), looked(1), put(50, 2));
        var unheardOf = happened(put(1, 0));
        JDBC.sql("update event set payload = '{\"won\":' where stream = ? and position = 3")
                .param(torn)
                .update();
        JDBC.sql("update event set type = 'burnt' where stream = ?")
                .param(unheardOf)
                .update();

        var items = source.after(START, 10);
        assertThat(items)
                .extracting(SyncItem::id)
                .containsExactlyInAnyOrder(good, torn, unheardOf)
                .isSortedAccordingTo(ById.ORDER);
        assertThat(items)
                .filteredOn(it -> it.refusal().isEmpty())
                .extracting(SyncItem::id)
                .containsExactly(good);
        assertThat(source.find(List.of(torn)).getFirst().version()).isEqualTo(3);
        assertThat(source.find(List.of(unheardOf)).getFirst().refusal().orElseThrow())
                .contains("burnt");
        assertThat(source.versions(START, 10)).contains(new VersionEntry(torn, 3), new VersionEntry(unheardOf, 1));
    }

    @Test
    void aTypeThatIsToldButNotCountedStopsThatHistory() {
        var purse = happened(put(100, 0), looked(1));

        assertThat(source(List.of()).find(List.of(purse)).getFirst().refusal()).isPresent();
        assertThat(source(List.of("looked", "never"))
                        .find(List.of(purse))
                        .getFirst()
                        .refusal())
                .isEmpty();
    }

    private List<UUID> ids(long from, long to) {
        var span = new Span(NOON.plusSeconds(from), NOON.plusSeconds(to));
        return source.changed(span, START, 10).stream().map(SyncItem::id).toList();
    }

    private UUID happened(PurseEvent... events) {
        var purse = UUID.randomUUID();
        TRANSACTION.executeWithoutResult(_ -> purses.append(purse, purses.load(purse), List.of(events)));
        return purse;
    }

    private static PurseEvent put(long won, long second) {
        return new PurseEvent.Put(won, NOON.plusSeconds(second).plusNanos(999_999_999));
    }

    private static PurseEvent looked(long second) {
        return new PurseEvent.Looked(NOON.plusSeconds(second).plusNanos(999_999_999));
    }
}

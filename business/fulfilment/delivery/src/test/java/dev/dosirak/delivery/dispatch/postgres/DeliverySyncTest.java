package dev.dosirak.delivery.dispatch.postgres;

import static dev.dosirak.delivery.dispatch.DeliveryTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.delivery.DeliveryServiceTest;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.DeliveriesContract;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferAccepted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferDeclined;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferExpired;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferMade;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OrderWithdrawn;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Requested;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderDelayed;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderHandedOver;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderPickedUp;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RoundStarted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.WithdrawnBeforeRequest;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryNames;
import dev.dosirak.delivery.dispatch.DeliveryTest;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DeliveryServiceTest
class DeliverySyncTest {

    static final JsonMapper JSON = JsonMapper.shared();
    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    /// Where nobody rides, so that the running service leaves these deliveries alone.
    static final Position DOKDO = new Position(37.2426, 131.8597);

    static final Instant LATER = DeliveriesContract.IN_2058;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Transactions transactions;

    @Autowired
    SyncSource source;

    @Autowired
    JdbcClient jdbc;

    /// A fact as it lies in the outbox, or in a history.
    record Told(String type, long sequence, JsonNode body) {}

    @Test
    void aDeliveryIsHandedOutInTheVeryWordsInWhichItWasToldAndNothingElse() {
        var delivered = happened(
                requested(),
                new OfferMade(JUNHO, LATER, NOON),
                new OfferDeclined(JUNHO, NOON),
                new RoundStarted(NOON),
                new OfferMade(JUNHO, LATER, NOON),
                new OfferExpired(JUNHO, NOON),
                new OfferMade(MINA, LATER, NOON),
                new OfferAccepted(MINA, NOON),
                new RiderPickedUp(MINA, NOON),
                new RiderDelayed(MINA, "비가 많이 와요", NOON),
                new RiderHandedOver(MINA, NOON));
        var withdrawn = happened(
                requested(), new OfferMade(MINA, LATER, NOON), new OfferAccepted(MINA, NOON), new OrderWithdrawn(NOON));

        for (var id : List.of(delivered, withdrawn)) {
            assertThat(facts(id)).isEqualTo(published(id)).isNotEmpty();
        }
        assertThat(facts(delivered)).extracting(Told::sequence).containsExactly(1L, 8L, 9L, 10L, 11L);
    }

    /// Else PostgreSQL could not find by it what is published.
    @Test
    void theIndexLeavesOutTheTypesThatAreNotPublished() {
        var index = jdbc.sql("select indexdef from pg_indexes where indexname = 'event_told'")
                .query(String.class)
                .single();

        assertThat(Pattern.compile("'([^']+)'").matcher(index).results().map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(DeliveryNames.EVENTS.namesOf(DeliveryEvent.Internal.class));
    }

    /// A copy can only keep up with what it is told.
    @Test
    void anOfferThatNobodyIsToldOfRaisesNoVersion() {
        var id = happened(requested(), new OfferMade(JUNHO, LATER, NOON));
        var before = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);

        assertThat(source.versions(before, 1)).containsExactly(new VersionEntry(id, 1));
        assertThat(source.find(List.of(id)).getFirst().version()).isEqualTo(1);
    }

    @Test
    void whatANodeOfAnOlderVersionHasPutDownIsADeliverysToo() {
        var id = happened(requested());
        jdbc.sql("insert into event (stream, position, type, payload, at) values (?, 2, 'called-off', ?, now())")
                .params(id, "{\"at\": \"2026-05-04T03:00:00Z\"}")
                .update();

        assertThat(deliveries.find(new DeliveryId(id)).state()).isInstanceOf(Delivery.Withdrawn.class);
    }

    @Test
    void whatWasCancelledBeforeItWasHeardOfIsNobodysBusiness() {
        var id = happened(new WithdrawnBeforeRequest(NOON));
        var before = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);

        assertThat(deliveries.find(new DeliveryId(id)).state()).isEqualTo(new Delivery.WithdrawnUnseen());
        assertThat(published(id)).isEmpty();
        assertThat(source.find(List.of(id))).isEmpty();
        assertThat(source.findWithPending(List.of(id)))
                .extracting(SyncItem::version)
                .containsExactly(0L);
        assertThat(source.versions(before, 1)).extracting(VersionEntry::id).doesNotContain(id);
    }

    @Test
    void theNoticeIsAsPromised() {
        var notice = JSON.writeValueAsString(new Notice(UUID.randomUUID(), 1));

        assertThat(EventContracts.ours().violations(source.noticeType(), notice))
                .isEmpty();
    }

    private static DeliveryEvent requested() {
        return new Requested(DeliveryTest.errand(DOKDO), NOON);
    }

    private UUID happened(DeliveryEvent... events) {
        var id = new DeliveryId(UUID.randomUUID());
        transactions.run(() -> deliveries.append(id, DeliveriesContract.NOTHING, List.of(events)));
        return id.value();
    }

    private List<Told> facts(UUID id) {
        var document = source.find(List.of(id)).getFirst().document();
        return JSON.readTree(document)
                .required("facts")
                .valueStream()
                .map(it -> new Told(
                        it.required("type").asString(), it.required("sequence").asLong(), it.required("body")))
                .toList();
    }

    private List<Told> published(UUID id) {
        return jdbc.sql("select type, sequence, payload from outbox where aggregateid = ? order by sequence")
                .param(id)
                .query((row, _) -> new Told(
                        row.getString("type"), row.getLong("sequence"), JSON.readTree(row.getString("payload"))))
                .list();
    }
}

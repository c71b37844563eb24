package dev.dosirak.relay.ticket.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.eventstore.UnknownStoredType;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Span;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.OrderSummary;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.RejectReason;
import dev.dosirak.relay.ticket.TicketCommands;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RelayTest
class TicketSourceTest {

    static final JsonMapper JSON = JsonMapper.shared();
    static final UUID START = new UUID(0, 0);
    static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"));

    @Autowired
    SyncSource source;

    @Autowired
    TicketCommands ticketCommands;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTicketIsHandedOutAsTheFactsThatWereToldOfIt() {
        var accepted = rung(it -> ticketCommands.accept(it.owner(), it.order(), 20));
        var rejected = rung(it -> ticketCommands.reject(it.owner(), it.order(), RejectReason.values()[0], ""));
        var ringing = rung(it -> {});

        for (var id : List.of(accepted, rejected, ringing)) {
            assertThat(facts(id)).isEqualTo(published(id)).isNotEmpty();
        }
    }

    @Test
    void anUnpaidTicketIsThereAndNothingWasToldOfIt() {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        ticketCommands.open(orderSummary);

        assertThat(source.find(List.of(orderSummary.order())))
                .containsExactly(new SyncItem(orderSummary.order(), 1, false, "{\"facts\":[]}"));
        assertThat(source.versions(START, 10_000)).contains(new VersionEntry(orderSummary.order(), 1));
        assertThat(source.changed(ALWAYS, START, 10_000))
                .isEqualTo(source.after(START, 10_000))
                .extracting(SyncItem::id)
                .contains(orderSummary.order());
    }

    @Test
    void ofAnOrderThatWasOffBeforeItWasKnownNothingWasTold() {
        var order = UUID.randomUUID();
        ticketCommands.withdraw(order);

        assertThat(source.find(List.of(order))).containsExactly(new SyncItem(order, 1, false, "{\"facts\":[]}"));
    }

    @Test
    void aTicketThatCannotBeReadKeepsNoOtherFromBeingHandedOut() {
        var broken = rung(it -> ticketCommands.accept(it.owner(), it.order(), 20));
        var healthy = rung(it -> ticketCommands.accept(it.owner(), it.order(), 20));
        jdbc.sql("update ticket set state = 'of the future' where order_id = ?")
                .param(broken)
                .update();

        assertThat(source.find(List.of(broken, healthy)))
                .filteredOn(it -> it.refusal().isEmpty())
                .extracting(SyncItem::id)
                .containsExactly(healthy);
        assertThatThrownBy(() -> ticketCommands.withdraw(broken)).isInstanceOf(UnknownStoredType.class);
        jdbc.sql("delete from ticket where order_id = ?").param(broken).update();
    }

    @Test
    void theNoticeIsAsPromised() {
        var notice = JSON.writeValueAsString(new Notice(UUID.randomUUID(), 1));

        assertThat(EventContracts.ours().violations(source.noticeType(), notice))
                .isEmpty();
    }

    private UUID rung(Consumer<OrderSummary> then) {
        var orderSummary = Orders.slip(UUID.randomUUID(), UUID.randomUUID());
        ticketCommands.open(orderSummary);
        ticketCommands.relay(orderSummary.order(), null);
        then.accept(orderSummary);
        return orderSummary.order();
    }

    private List<String> facts(UUID id) {
        return JSON.readTree(source.find(List.of(id)).getFirst().document())
                .required("facts")
                .valueStream()
                .map(it -> it.path("id").asString() + it.path("type").asString() + it.path("body"))
                .toList();
    }

    private List<String> published(UUID id) {
        return jdbc.sql("select id, type, payload from outbox where aggregateid = ? order by sequence")
                .param(id)
                .query((row, _) -> row.getString("id") + row.getString("type") + row.getString("payload"))
                .list();
    }
}

package dev.dosirak.relay.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.TestEventStream;
import dev.dosirak.platform.testing.TestTokens;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.TicketCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is relay's own about its streams; the rest is proved where it stands, in the platform's `push`.
@RelayTest
class StreamTest {

    static final Duration SOON = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    TicketCommands ticketCommands;

    @Autowired
    JdbcClient jdbc;

    final UUID owner = UUID.randomUUID();

    @Test
    void aTerminalHearsWhatBecomesOfAnOrder() throws Exception {
        try (var terminal = listen("owner", owner, "")) {
            await().atMost(SOON).until(() -> terminal.lastId() == 0);
            var orderSummary = Orders.slip(UUID.randomUUID(), owner);
            ticketCommands.open(orderSummary);
            ticketCommands.relay(orderSummary.order(), null);
            ticketCommands.accept(owner, orderSummary.order(), 20);
            ticketCommands.withdraw(orderSummary.order());

            await().atMost(SOON).until(() -> terminal.events().size() == 3);
            assertThat(terminal.lines())
                    .containsSubsequence(
                            "retry: 1000",
                            "id: 0",
                            "id: 1",
                            "event: order-paid",
                            "id: 2",
                            "event: order-settled",
                            "id: 3",
                            "event: order-withdrawn");
            assertThat(terminal.events().getFirst().data())
                    .contains("\"orderId\":\"%s\"".formatted(orderSummary.order()))
                    .contains("\"state\":\"ringing\"")
                    .contains("\"ring\":1");
            assertThat(terminal.events().getLast().data())
                    .contains("\"state\":\"withdrawn\"", "\"detail\":\"\"")
                    .doesNotContain("\"ring\"");
        }
    }

    @Test
    void aTicketThatCannotBeReadKeepsNoOtherOrderFromRinging() throws Exception {
        for (int i = 0; i < 3; i++) {
            var orderSummary = Orders.slip(UUID.randomUUID(), owner);
            ticketCommands.open(orderSummary);
            ticketCommands.relay(orderSummary.order(), null);
        }
        jdbc.sql("update bell set state = 'frobbed' where owner_id = ? and seq = 2")
                .param(owner)
                .update();
        try (var terminal = listen("owner", owner, "?after=0")) {
            await().atMost(SOON).until(() -> terminal.lastId() == 3);

            assertThat(terminal.events()).extracting(TestEventStream.Event::id).containsExactly(1L, 3L);
        }
    }

    @Test
    void onlyOwnersListenAndOnlyToWhatIsTheirs() throws Exception {
        try (var customer = listen("customer", owner, "");
                var broken = listen("owner", owner, "?after=-1");
                var stranger = listen("owner", UUID.randomUUID(), "?after=0")) {
            assertThat(List.of(customer.status(), broken.status(), stranger.status()))
                    .containsExactly(403, 400, 200);
            var orderSummary = Orders.slip(UUID.randomUUID(), owner);
            ticketCommands.open(orderSummary);
            ticketCommands.relay(orderSummary.order(), null);
            await().atMost(SOON).until(() -> stranger.comments() >= 3);
            assertThat(stranger.events()).isEmpty();
        }
    }

    @Test
    void theTerminalsOfAnOwnerWhoLeftHearNothingMore() throws Exception {
        try (var terminal = listen("owner", owner, "")) {
            await().atMost(SOON).until(() -> terminal.comments() >= 1);
            jdbc.sql("insert into departed_member (id) values (?)").param(owner).update();

            await().atMost(SOON).until(terminal::isOver);
        }
    }

    @Test
    void aNinthTerminalIsRefused() throws Exception {
        var terminals = new ArrayList<TestEventStream>();
        for (int i = 0; i < 8; i++) {
            terminals.add(listen("owner", owner, "?terminal=" + i));
        }
        try (var ninth = listen("owner", owner, "")) {
            assertThat(terminals).allMatch(it -> it.status() == 200);
            assertThat(ninth.status()).isEqualTo(409);
            await().atMost(SOON).until(ninth::isOver);
            assertThat(ninth.lines()).singleElement().asString().contains("relay:too-many-terminals", "8");
        }
        for (var terminal : terminals) {
            terminal.close();
        }
    }

    private TestEventStream listen(String role, UUID member, String query) throws Exception {
        return new TestEventStream(
                "http://localhost:%d/api/v1/relay/stream%s".formatted(port, query), TestTokens.of(role, member));
    }
}

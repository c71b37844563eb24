package dev.dosirak.relay.ticket.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.dosirak.platform.testing.TestTokens;
import dev.dosirak.relay.RelayTest;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.Switchboard;
import dev.dosirak.relay.ticket.TicketDesk;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RelayTest
class StreamTest {

    static final Duration SOON = Duration.ofSeconds(15);

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    Switchboard switchboard;

    @Autowired
    JdbcClient jdbc;

    final UUID owner = UUID.randomUUID();

    /// Cut off again and again while four others ring, the terminal hears every bell once and in order.
    @RepeatedTest(3)
    void aTerminalThatComesBackMissesNothingAndHearsNothingTwice(RepetitionInfo run) throws Exception {
        var random = new Random(run.getCurrentRepetition());
        var heard = new CopyOnWriteArrayList<ListeningTerminal.Ring>();
        var ringing = CompletableFuture.allOf(LongStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> ring(50)))
                .toArray(CompletableFuture<?>[]::new));
        long last = 0;
        while (heard.size() < 200) {
            var enough = Math.min(200, heard.size() + 1 + random.nextInt(40));
            try (var terminal = listen("?after=" + last, heard::add)) {
                await().atMost(SOON).until(() -> heard.size() >= enough);
            }
            last = heard.getLast().id();
        }
        ringing.join();

        assertThat(heard)
                .extracting(ListeningTerminal.Ring::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(heard).extracting(ListeningTerminal.Ring::data).doesNotHaveDuplicates();
    }

    @Test
    void aTerminalHearsWhatBecomesOfAnOrder() throws Exception {
        try (var terminal = listen("", _ -> {})) {
            await().atMost(SOON).until(() -> terminal.lastId() == 0);
            var slip = Orders.slip(UUID.randomUUID(), owner);
            desk.keep(slip);
            desk.ring(slip.order(), null);
            desk.accept(owner, slip.order(), 20);
            desk.withdraw(slip.order());

            await().atMost(SOON).until(() -> terminal.rings().size() == 3);
            assertThat(terminal.rings())
                    .extracting(ListeningTerminal.Ring::event)
                    .containsExactly("order-paid", "order-settled", "order-withdrawn");
            assertThat(terminal.rings().getFirst().data())
                    .contains("\"orderId\":\"%s\"".formatted(slip.order()))
                    .contains("\"state\":\"ringing\"")
                    .contains("\"ring\":1");
            assertThat(terminal.answer().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("text/event-stream"));
        }
    }

    @Test
    void aTerminalWithoutANumberIsToldOneAndHearsOnlyWhatComes() throws Exception {
        ring(2);
        try (var terminal = listen("", _ -> {})) {
            await().atMost(SOON).until(() -> terminal.lastId() == 2);
            ring(1);
            await().atMost(SOON).until(() -> terminal.lastId() == 3);
            assertThat(terminal.rings()).hasSize(1);
        }
    }

    @Test
    void aBellThatAnotherNodeRangIsHeard() throws Exception {
        ring(1);
        try (var terminal = listen("?after=1", _ -> {})) {
            await().atMost(SOON).until(() -> terminal.lastId() == 1);
            jdbc.sql("""
                            with next as (update bell_owner set last_seq = last_seq + 1 where owner_id = ? returning *)
                            insert into bell select owner_id, next.last_seq, at, kind, ring, state, document
                                               from next join bell using (owner_id) where seq = 1
                            """).param(owner).update();

            await().atMost(SOON).until(() -> terminal.lastId() == 2);
        }
    }

    @Test
    void theHeartBeatsInSilence() throws Exception {
        try (var terminal = listen("", _ -> {})) {
            await().atMost(SOON).until(() -> terminal.heartbeats() >= 2);
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        var token = TestTokens.sign(TestTokens.claims("owner", owner)
                .expirationTime(Date.from(Instant.now().plusSeconds(2)))
                .build());
        try (var terminal = new ListeningTerminal(port, token, "", _ -> {})) {
            assertThat(terminal.status()).isEqualTo(200);
            await().atMost(SOON).until(terminal::isOver);
            assertThat(Instant.now()).isAfterOrEqualTo(expiryOf(token));
        }
    }

    private static Instant expiryOf(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
    }

    @Test
    void terminalsThatAreGoneLeaveNothingBehind() throws Exception {
        var terminals = new ArrayList<ListeningTerminal>();
        var before = switchboard.size();
        for (int i = 0; i < 5; i++) {
            terminals.add(listen("", _ -> {}));
        }
        assertThat(switchboard.size()).isGreaterThanOrEqualTo(5);
        for (var terminal : terminals) {
            terminal.close();
        }

        await().atMost(SOON).until(() -> switchboard.size() <= before);
    }

    /// 15 MB that nobody reads: more than all the buffers between us.
    @Test
    void aTerminalThatDoesNotReadIsCutOff() throws Exception {
        ring(1);
        jdbc.sql("""
                        insert into bell select owner_id, number, at, kind, ring, state, document
                          from bell, generate_series(2, 20000) as number where owner_id = ?
                        """).param(owner).update();
        jdbc.sql("update bell_owner set last_seq = 20000 where owner_id = ?")
                .param(owner)
                .update();
        await().atMost(SOON).until(() -> switchboard.size() == 0);
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("""
                    GET /api/v1/relay/stream?after=0 HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(TestTokens.of("owner", owner)).getBytes(UTF_8));
            await().atMost(SOON).until(() -> switchboard.size() == 1);

            await().atMost(SOON).until(() -> switchboard.size() == 0);
        }
    }

    @Test
    void onlyOwnersListenAndOnlyToWhatIsTheirs() throws Exception {
        try (var customer = new ListeningTerminal(port, TestTokens.of("customer", owner), "", _ -> {});
                var broken = listen("?after=-1", _ -> {});
                var stranger =
                        new ListeningTerminal(port, TestTokens.of("owner", UUID.randomUUID()), "?after=0", _ -> {})) {
            assertThat(List.of(customer.status(), broken.status(), stranger.status()))
                    .containsExactly(403, 400, 200);
            ring(1);
            await().atMost(SOON).until(() -> stranger.heartbeats() >= 3);
            assertThat(stranger.rings()).isEmpty();
        }
    }

    private ListeningTerminal listen(String query, Consumer<ListeningTerminal.Ring> alsoTell) throws Exception {
        return new ListeningTerminal(port, TestTokens.of("owner", owner), query, alsoTell);
    }

    private void ring(int times) {
        for (int i = 0; i < times; i++) {
            var slip = Orders.slip(UUID.randomUUID(), owner);
            desk.keep(slip);
            desk.ring(slip.order(), null);
        }
    }
}

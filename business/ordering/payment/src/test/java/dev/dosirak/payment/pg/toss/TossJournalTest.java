package dev.dosirak.payment.pg.toss;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against a gateway whose books are not in order.
class TossJournalTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    HttpServer gateway;
    volatile String page = "[]";

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    /// What was neither taken nor given back, people look at.
    @ParameterizedTest
    @CsvSource({
        "DONE,                Movement",
        "CANCELED,            Movement",
        "PARTIAL_CANCELED,    Movement",
        "ABORTED,             Unreadable",
        "WAITING_FOR_DEPOSIT, Movement",
        "SOMETHING_NEW,       Unreadable",
    })
    void moneyIsTakenOrGivenBackOnlyByWordsThatSaySo(String status, String entry) {
        page = """
                [{"transactionKey": "tx-1", "paymentKey": "p", "orderId": "o", "status": "%s", "amount": 9000,
                  "transactionAt": "2026-11-21T12:00:00+09:00"}]
                """.formatted(status);

        var read = read().getFirst();
        assertThat(read.getClass().getSimpleName()).isEqualTo(entry);
        assertThat(read instanceof Movement it && it.taken()).isEqualTo(status.equals("DONE"));
    }

    @Test
    void whatCannotBeReadIsHandedOutAsItIsAndHidesNoOther() {
        page = """
                [{"transactionKey": "tx-1", "paymentKey": "p", "status": "DONE", "amount": 9000,
                  "transactionAt": "2026-11-21T12:00:00+09:00"},
                 {"transactionKey": "tx-2", "paymentKey": "p", "orderId": "o", "status": "DONE", "amount": null,
                  "transactionAt": "2026-11-21T12:00:00+09:00"},
                 {"transactionKey": "tx-3", "paymentKey": "p", "orderId": "o", "status": "DONE", "amount": 9000,
                  "transactionAt": "2026-11-21T12:00:00+09:00"},
                 {"transactionKey": 4, "amount": "much"},
                 {"transactionKey": null},
                 null,
                 7]
                """;

        assertThat(read())
                .hasSize(7)
                .extracting(Entry::key)
                .containsExactly(
                        Optional.of("tx-1"),
                        Optional.of("tx-2"),
                        Optional.of("tx-3"),
                        Optional.of("4"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(read())
                .filteredOn(Movement.class::isInstance)
                .containsExactly(new Movement("tx-3", "o", "p", true, Won.of(9_000), NOON));
        assertThat(read()).last().isEqualTo(new Unreadable(Optional.empty(), "7"));
    }

    /// Nobody could ask for what comes behind it.
    @Test
    void aFullPageWithoutAnyKeyIsNoAnswer() {
        page = Collections.nCopies(500, "{}").toString();
        assertThat(journal().page(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();

        page = Collections.nCopies(499, "{}").toString();
        assertThat(read()).hasSize(499);
    }

    private List<Entry> read() {
        return journal().page(NOON, NOON.plusSeconds(1), Optional.empty()).orElseThrow();
    }

    private TossJournal journal() {
        var url = "http://localhost:" + gateway.getAddress().getPort();
        return new TossJournal(
                new PgClient(
                        HttpClient.newHttpClient(), url, PgClient.basic("test_sk_dosirak", ""), Duration.ofSeconds(10)),
                new EventJson());
    }
}

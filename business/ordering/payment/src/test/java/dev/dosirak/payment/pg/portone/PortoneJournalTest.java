package dev.dosirak.payment.pg.portone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against books that are not in order.
class PortoneJournalTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    ScriptedGateway portone;

    @BeforeEach
    void open() throws IOException {
        portone = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        portone.close();
    }

    @Test
    void whatCannotBeReadIsHandedOutAsItIsAndHidesNoOther() {
        say(
                event("c1", "PAID", 9_000, "KRW"),
                event("c2", "PARTIAL_CANCELLED", -4_000, "KRW"),
                event("c3", "CANCELLED", -5_000, "KRW"),
                event("c4", "CANCELLED", 5_000, "KRW"),
                event("c5", "PAID", -9_000, "KRW"),
                event("c6", "ON_THE_MOON", 9_000, "KRW"),
                event("c7", "PAID", 9_000, "USD"),
                "{\"cursor\": \"c8\"}",
                "{}",
                "null",
                "7");

        var page = read();
        assertThat(page)
                .extracting(it -> it.key().orElse("-"))
                .containsExactly("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "-", "-", "-");
        assertThat(page)
                .filteredOn(Movement.class::isInstance)
                .containsExactly(
                        new Movement("c1", "o", "o", true, Won.of(9_000), NOON),
                        new Movement("c2", "o", "o", false, Won.of(4_000), NOON),
                        new Movement("c3", "o", "o", false, Won.of(5_000), NOON));
        assertThat(page).last().isEqualTo(new Unreadable(Optional.empty(), "7"));
    }

    @Test
    void itAsksForASpanBehindACursor() {
        say();
        read();

        var path = portone.asked().getFirst().path();
        assertThat(path).startsWith("/payment-events-by-cursor?requestBody=");
        assertThat(new EventJson().read(URLDecoder.decode(path.substring(path.indexOf('=') + 1), UTF_8), Object.class))
                .isEqualTo(new EventJson().read("""
                        {"storeId": "store-1", "from": "2026-11-21T03:00:00Z", "until": "2026-11-21T03:00:01Z",
                         "cursor": "a&b", "size": 500}
                        """, Object.class));
    }

    /// Nobody could ask for what comes behind it.
    @Test
    void aFullPageWithoutAnyKeyIsNoAnswer() {
        say(Collections.nCopies(500, "{}").toArray(String[]::new));
        assertThat(journal().page(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();

        say(Collections.nCopies(499, "{}").toArray(String[]::new));
        assertThat(read()).hasSize(499);
    }

    private static String event(String cursor, String type, long amount, String currency) {
        return """
                {"cursor": "%s", "paymentEvent": {"type": "%s", "id": "e", "paymentId": "o", "transactionId": "x",
                 "createdAt": "2026-11-21T03:00:00Z", "currency": "%s", "eventAmount": %d}}
                """.formatted(cursor, type, currency, amount);
    }

    private void say(String... items) {
        portone.always(200, "{\"items\": [%s]}".formatted(String.join(",", items)));
    }

    private List<Entry> read() {
        return journal().page(NOON, NOON.plusSeconds(1), Optional.of("a&b")).orElseThrow();
    }

    private PortoneJournal journal() {
        return new PortoneJournal(portone.client("PortOne secret"), new PortoneStore("store-1"), new EventJson());
    }
}

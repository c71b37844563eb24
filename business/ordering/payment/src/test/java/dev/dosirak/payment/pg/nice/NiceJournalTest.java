package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.payment.charge.PaymentGateway.Unreadable;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against books that are not in order.
class NiceJournalTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    ScriptedGateway nice;

    @BeforeEach
    void open() throws IOException {
        nice = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        nice.close();
    }

    @Test
    void whatCannotBeReadIsHandedOutAsItIsAndHidesNoOther() {
        say("""
                {"key": "k1", "tid": "t", "orderId": "o", "type": "payment", "amount": 9000,
                 "at": "2026-11-21T12:00:00+09:00"},
                {"key": "k2", "tid": "t", "orderId": "o", "type": "cancel", "amount": 4000,
                 "at": "2026-11-21T03:00:00Z"},
                {"key": "k3", "tid": "t", "orderId": "o", "type": "chargeback", "amount": 4000,
                 "at": "2026-11-21T12:00:00+09:00"},
                {"key": "k4", "tid": "t", "type": "payment", "amount": 9000, "at": "2026-11-21T12:00:00+09:00"},
                {"key": 5}, {"key": null}, null, 7
                """);

        var page = read();
        assertThat(page)
                .extracting(Entry::key)
                .containsExactly(
                        Optional.of("k1"),
                        Optional.of("k2"),
                        Optional.of("k3"),
                        Optional.of("k4"),
                        Optional.of("5"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(page)
                .filteredOn(Movement.class::isInstance)
                .containsExactly(
                        new Movement("k1", "o", "t", true, Won.of(9_000), NOON),
                        new Movement("k2", "o", "t", false, Won.of(4_000), NOON));
        assertThat(page).last().isEqualTo(new Unreadable(Optional.empty(), "7"));
        assertThat(nice.asked().getFirst().path())
                .isEqualTo("/v1/transactions?from=2026-11-21T03:00:00Z&to=2026-11-21T03:00:01Z&limit=500&after=a%26b");
    }

    /// Nobody could ask for what comes behind it.
    @Test
    void aFullPageWithoutAnyKeyIsNoAnswer() {
        say(String.join(",", Collections.nCopies(500, "{}")));
        assertThat(journal().page(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();

        say(String.join(",", Collections.nCopies(499, "{}")));
        assertThat(read()).hasSize(499);
    }

    @Test
    void aRefusalIsNoEmptyPage() {
        nice.always(200, "{\"resultCode\": \"A299\", \"transactions\": []}");
        assertThat(journal().page(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();

        nice.always(200, "{\"resultCode\": \"0000\"}");
        assertThat(journal().page(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();

        say("");
        assertThat(read()).isEmpty();
    }

    private void say(String transactions) {
        nice.always(200, "{\"resultCode\": \"0000\", \"transactions\": [%s]}".formatted(transactions));
    }

    private List<Entry> read() {
        return journal().page(NOON, NOON.plusSeconds(1), Optional.of("a&b")).orElseThrow();
    }

    private NiceJournal journal() {
        return new NiceJournal(nice.client("Basic"), new EventJson());
    }
}

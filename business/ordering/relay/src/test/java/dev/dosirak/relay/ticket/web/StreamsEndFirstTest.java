package dev.dosirak.relay.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.relay.ticket.InMemoryTickets;
import dev.dosirak.relay.ticket.Switchboard;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class StreamsEndFirstTest {

    final Switchboard switchboard = new Switchboard(new InMemoryTickets(), 8);
    final StreamsEndFirst lifecycle = new StreamsEndFirst(switchboard);

    @Test
    void terminalsAreHungUpBeforeTheWebServerWaitsForItsRequests() {
        lifecycle.start();
        var terminal = switchboard.connect(UUID.randomUUID(), "");
        lifecycle.stop();

        assertThat(terminal.isConnected()).isFalse();
        assertThat(lifecycle.isRunning()).isFalse();
        assertThat(lifecycle.getPhase())
                .as("higher phases stop first")
                .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }
}

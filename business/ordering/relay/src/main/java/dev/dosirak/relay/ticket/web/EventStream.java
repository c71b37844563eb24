package dev.dosirak.relay.ticket.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.relay.ticket.Bell;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Bells in the words of server-sent events (WHATWG HTML, section 9.2).
final class EventStream {

    private static final int RECONNECT_MILLIS = 1_000;

    private final OutputStream out;
    private final JsonMapper json;
    private final InstantSource clock;

    EventStream(OutputStream out, JsonMapper json, InstantSource clock) {
        this.out = out;
        this.json = json;
        this.clock = clock;
    }

    /// Tells the terminal its number at once, so that one that is cut off before the first bell loses nothing
    /// either.
    void begin(long heard) throws IOException {
        write("retry: %d\nid: %d\n\n".formatted(RECONNECT_MILLIS, heard));
        out.flush();
    }

    void send(List<Bell> bells) throws IOException {
        var now = clock.instant();
        for (var bell : bells) {
            var data = json.writeValueAsString(
                    TicketView.of(bell.ticket(), bell.kind() == Bell.Kind.ORDER_PAID ? bell.ring() : null, now));
            write("id: %d\nevent: %s\ndata: %s\n\n"
                    .formatted(bell.seq(), bell.kind().word(), data));
        }
        out.flush();
    }

    void heartbeat() throws IOException {
        write(":\n\n");
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}

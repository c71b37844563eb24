package dev.dosirak.relay.ticket.web;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.relay.ticket.Bells;
import dev.dosirak.relay.ticket.Patience;
import dev.dosirak.relay.ticket.Switchboard;
import dev.dosirak.relay.ticket.Terminal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The owner's stream of bells. It replays everything after the number the terminal names, and then follows.
///
/// It runs on the request's own virtual thread: a write that a terminal does not take within the connector's
/// time limit fails, and so does one to a terminal that is gone; either ends the stream, and nothing of it
/// stays.
@RestController
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);
    private static final int BELLS_AT_ONCE = 100;

    private final Bells bells;
    private final Switchboard switchboard;
    private final Patience patience;
    private final Clock clock;
    private final JsonMapper json;
    private final Departures departures;

    StreamController(
            Bells bells,
            Switchboard switchboard,
            Patience patience,
            Clock clock,
            JsonMapper json,
            Departures departures) {
        this.bells = bells;
        this.switchboard = switchboard;
        this.patience = patience;
        this.clock = clock;
        this.json = json;
        this.departures = departures;
    }

    /// The stream ends with the access token, and the terminal comes back with a fresh one and its last number; soon
    /// after its owner has left, too, and then it does not.
    ///
    /// @param terminal a name that a terminal makes up for itself once and keeps: when it comes back it gets its
    ///     place again
    @GetMapping("/api/v1/relay/stream")
    void stream(
            Caller.Owner owner,
            JwtAuthenticationToken token,
            @RequestHeader(name = "Last-Event-ID", required = false) @PositiveOrZero @Nullable Long lastEventId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after,
            @RequestParam(defaultValue = "") @Size(max = 64) String terminal,
            HttpServletResponse response)
            throws InterruptedException {
        var expiry = token.getToken().getExpiresAt();
        var heard = lastEventId == null ? after : lastEventId;
        try (var line = heard == null
                ? switchboard.connect(owner.id(), terminal)
                : switchboard.connect(owner.id(), terminal, heard)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            var stream = new EventStream(response.getOutputStream(), json, clock);
            stream.begin(line.heard());
            follow(owner.id(), line, stream, expiry == null ? Instant.MIN : expiry);
        } catch (IOException e) {
            log.debug("A terminal of {} is gone: {}", owner.id(), e.toString());
        }
    }

    private void follow(UUID owner, Terminal terminal, EventStream stream, Instant until)
            throws IOException, InterruptedException {
        var quietSince = clock.instant();
        while (terminal.isConnected() && clock.instant().isBefore(until)) {
            if (sendNext(owner, terminal, stream)) {
                quietSince = clock.instant();
                continue;
            }
            var now = clock.instant();
            if (terminal.takeKnock() || !now.isBefore(quietSince.plus(patience.heartbeat()))) {
                stream.heartbeat();
                quietSince = now;
                if (hasLeft(owner)) {
                    return;
                }
            }
            terminal.await(shorter(
                    Duration.between(now, quietSince.plus(patience.heartbeat())), Duration.between(now, until)));
        }
    }

    private boolean hasLeft(UUID owner) {
        try {
            return departures.include(owner);
        } catch (DataAccessException e) { // the next sign of life comes soon
            return false;
        }
    }

    /// False when there was nothing to send, or when the database is away: then the stream waits, as its terminal
    /// could do nothing better.
    private boolean sendNext(UUID owner, Terminal terminal, EventStream stream) throws IOException {
        try {
            var next = bells.after(owner, terminal.heard(), BELLS_AT_ONCE);
            if (next.isEmpty()) {
                return false;
            }
            stream.send(next);
            terminal.heard(next.getLast().seq());
            return true;
        } catch (DataAccessException e) {
            log.warn("The stream of {} waits for the database: {}", owner, e.toString());
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

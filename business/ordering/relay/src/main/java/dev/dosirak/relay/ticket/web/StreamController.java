package dev.dosirak.relay.ticket.web;

import dev.dosirak.platform.push.NotificationStreams;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.relay.ticket.TicketNotification;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What rings on an owner's terminals.
@RestController
class StreamController {

    private final NotificationStreams<TicketNotification> streams;

    StreamController(NotificationStreams<TicketNotification> streams) {
        this.streams = streams;
    }

    /// @param terminal a name that a terminal makes up for itself once and keeps: when it comes back it gets
    ///     its place again
    @GetMapping("/api/v1/relay/stream")
    void stream(
            Caller.Owner owner,
            JwtAuthenticationToken token,
            @RequestHeader(name = "Last-Event-ID", required = false) @PositiveOrZero @Nullable Long lastEventId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after,
            @RequestParam(defaultValue = "") @Size(max = 64) String terminal,
            HttpServletResponse response) {
        streams.serve(owner.id(), terminal, lastEventId, after, token, response);
    }
}

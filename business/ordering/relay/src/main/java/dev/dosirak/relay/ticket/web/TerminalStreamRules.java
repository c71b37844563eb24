package dev.dosirak.relay.ticket.web;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.push.StreamRules;
import dev.dosirak.relay.ticket.TicketNotification;
import dev.dosirak.relay.ticket.TicketNotification.Kind;
import dev.dosirak.relay.ticket.TicketRefusal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What owners hear of their tickets, for as long as they are owners.
@Component
class TerminalStreamRules implements StreamRules<TicketNotification> {

    private final Departures departures;
    private final Clock clock;
    private final JsonMapper json;

    TerminalStreamRules(Departures departures, Clock clock, JsonMapper json) {
        this.departures = departures;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String nameOf(TicketNotification it) {
        return TicketNotification.Kind.NAMES.nameOf(it.kind());
    }

    /// The ticket as it was, with no more of its customer than may be read now.
    @Override
    public String dataOf(TicketNotification it) {
        return json.writeValueAsString(
                TicketView.of(it.ticket(), it.kind() == Kind.ORDER_PAID ? it.ring() : null, clock.instant()));
    }

    @Override
    public boolean mayContinue(UUID owner) {
        return !departures.contains(owner);
    }

    @Override
    public RuntimeException tooMany(int perOwner) {
        return new Refused(TicketRefusal.TOO_MANY_TERMINALS, perOwner);
    }
}

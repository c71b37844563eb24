package dev.dosirak.relay.ticket.http;

import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.sync.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks what has become of orders that have waited very long for their payment, of those that ring (they may be off),
/// and of those whose payment was heard before they were.
final class TicketInquiry {

    private static final Logger log = LoggerFactory.getLogger(TicketInquiry.class);
    private static final int AT_ONCE = 300;

    /// A record that was parked because what went before it was lost waits for that, and comes again by itself.
    private static final String PARKED = """
            select distinct key::uuid
              from parked
             where consumer = 'relay.ticket' and pg_input_is_valid(key, 'uuid')
               and parked_at > now() - interval '1 hour'
             limit 100
            """;

    private final DueRows due;
    private final JdbcClient jdbc;
    private final Inquiry inquiry;

    TicketInquiry(DueRows due, JdbcClient jdbc, Inquiry inquiry) {
        this.due = due;
        this.jdbc = jdbc;
        this.inquiry = inquiry;
    }

    void ask() {
        var orders = new ArrayList<>(due.claim(AT_ONCE));
        orders.addAll(parked());
        if (orders.isEmpty()) {
            return;
        }
        try {
            inquiry.ask(orders);
        } catch (OwnerAway e) {
            log.info("{} tickets wait for the order service, which is away: {}", orders.size(), e.getMessage());
        }
    }

    private List<UUID> parked() {
        return jdbc.sql(PARKED).query((row, _) -> row.getObject(1, UUID.class)).list();
    }
}

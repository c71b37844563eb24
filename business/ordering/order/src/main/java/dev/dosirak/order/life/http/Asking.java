package dev.dosirak.order.life.http;

import dev.dosirak.order.life.Awaited;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.order.life.Waits;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner.OwnerAway;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks whoever has been silent for too long. An order is never given up for silence: whoever was asked knows what was
/// answered, and decides; its word is lost, under way or still to come.
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final Waits waits;
    private final Map<Awaited, Inquiry> inquiries;

    Asking(Waits waits, Map<Awaited, Inquiry> inquiries) {
        this.waits = waits;
        this.inquiries = Map.copyOf(inquiries);
    }

    void ask() {
        waits.overdue().forEach(this::ask);
    }

    /// Others may answer where one is away.
    private void ask(Awaited who, List<OrderId> orders) {
        var inquiry = inquiries.get(who);
        if (inquiry == null) {
            throw new IllegalStateException("Nobody knows how to ask " + who);
        }
        try {
            inquiry.ask(orders.stream().map(OrderId::value).toList());
        } catch (OwnerAway e) {
            log.info("{} orders wait for {}, which is away: {}", orders.size(), who, e.getMessage());
        }
    }
}

package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.Overdue;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner.OwnerAway;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the order service whether orders still stand that nobody has picked up for long.
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final int AT_ONCE = 200;

    private final Overdue overdue;
    private final Inquiry inquiry;
    private final Duration after;

    Asking(Overdue overdue, Inquiry inquiry, Duration after) {
        this.overdue = overdue;
        this.inquiry = inquiry;
        this.after = after;
    }

    void ask() {
        var waiting = overdue.notPickedUp(after, AT_ONCE);
        try {
            inquiry.ask(waiting.stream().map(DeliveryId::value).toList());
        } catch (OwnerAway e) {
            log.info("{} deliveries wait for the order service, which is away: {}", waiting.size(), e.getMessage());
        }
    }
}

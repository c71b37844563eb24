package dev.dosirak.delivery;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the order service whether orders still stand that nobody has picked up for long.
final class OverdueDeliveryInquiry {

    private static final Logger log = LoggerFactory.getLogger(OverdueDeliveryInquiry.class);
    private static final int AT_ONCE = 200;

    private final OverdueDeliveries overdueDeliveries;
    private final Inquiry inquiry;
    private final Duration after;

    OverdueDeliveryInquiry(OverdueDeliveries overdueDeliveries, Inquiry inquiry, Duration after) {
        this.overdueDeliveries = overdueDeliveries;
        this.inquiry = inquiry;
        this.after = after;
    }

    void ask() {
        var waiting = overdueDeliveries.notPickedUp(after, AT_ONCE);
        try {
            inquiry.ask(waiting.stream().map(DeliveryId::value).toList());
        } catch (OwnerAway e) {
            log.info("{} deliveries wait for the order service, which is away: {}", waiting.size(), e.getMessage());
        }
    }
}

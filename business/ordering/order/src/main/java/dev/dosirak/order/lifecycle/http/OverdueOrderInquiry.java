package dev.dosirak.order.lifecycle.http;

import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.order.lifecycle.WaitingOrders.OverdueOrder;
import dev.dosirak.platform.outbox.Redelivery;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Inquiry.Answers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks whoever has been silent for too long. An order is never given up for silence: whoever was asked knows what
/// was answered, and decides; its answer is lost, under way or still to come. Or our event never reached it: then it
/// is published again.
final class OverdueOrderInquiry {

    private static final Logger log = LoggerFactory.getLogger(OverdueOrderInquiry.class);

    private static final String OUR_STREAM = "order";

    private final WaitingOrders waitingOrders;
    private final Map<AwaitedService, Inquiry> inquiries;
    private final Redelivery redelivery;

    OverdueOrderInquiry(WaitingOrders waitingOrders, Map<AwaitedService, Inquiry> inquiries, Redelivery redelivery) {
        this.waitingOrders = waitingOrders;
        this.inquiries = Map.copyOf(inquiries);
        this.redelivery = redelivery;
    }

    void ask() {
        waitingOrders.overdue().forEach(this::ask);
    }

    /// Others may answer where one is away.
    private void ask(AwaitedService who, List<OverdueOrder> orders) {
        var inquiry = inquiries.get(who);
        if (inquiry == null) {
            throw new IllegalStateException("Nobody knows how to ask " + who);
        }
        try {
            var answers =
                    inquiry.ask(orders.stream().map(OverdueOrderInquiry::id).toList(), OUR_STREAM);
            redelivery.redeliver(
                    who.name().toLowerCase(Locale.ROOT),
                    orders.stream()
                            .filter(it -> isUnknownToOwner(it, answers))
                            .map(OverdueOrderInquiry::id)
                            .toList());
        } catch (OwnerAway e) {
            log.info("{} orders wait for {}, which is away: {}", orders.size(), who, e.getMessage());
        }
    }

    /// Whoever was asked had received everything published by then, and yet knows nothing of the order, or says
    /// nothing to its last step.
    private static boolean isUnknownToOwner(OverdueOrder order, Answers answers) {
        return answers.receivedUpTo().filter(order.since()::isBefore).isPresent()
                && (answers.unknown().contains(id(order))
                        || (order.knownBefore() && answers.unchanged().contains(id(order))));
    }

    private static UUID id(OverdueOrder overdueOrder) {
        return overdueOrder.order().value();
    }
}

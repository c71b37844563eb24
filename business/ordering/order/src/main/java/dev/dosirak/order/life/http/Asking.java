package dev.dosirak.order.life.http;

import dev.dosirak.order.life.Awaited;
import dev.dosirak.order.life.Waits;
import dev.dosirak.order.life.Waits.Late;
import dev.dosirak.platform.outbox.Unheard;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Inquiry.Answers;
import dev.dosirak.platform.sync.Owner.OwnerAway;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks whoever has been silent for too long. An order is never given up for silence: whoever was asked knows what was
/// answered, and decides; its word is lost, under way or still to come. Or ours never reached it: then it is told
/// again.
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private static final String OUR_STREAM = "order";

    private final Waits waits;
    private final Map<Awaited, Inquiry> inquiries;
    private final Unheard unheard;

    Asking(Waits waits, Map<Awaited, Inquiry> inquiries, Unheard unheard) {
        this.waits = waits;
        this.inquiries = Map.copyOf(inquiries);
        this.unheard = unheard;
    }

    void ask() {
        waits.overdue().forEach(this::ask);
    }

    /// Others may answer where one is away.
    private void ask(Awaited who, List<Late> orders) {
        var inquiry = inquiries.get(who);
        if (inquiry == null) {
            throw new IllegalStateException("Nobody knows how to ask " + who);
        }
        try {
            var answers = inquiry.ask(orders.stream().map(Asking::id).toList(), OUR_STREAM);
            unheard.tellAgain(
                    who.name().toLowerCase(Locale.ROOT),
                    orders.stream()
                            .filter(it -> neverReached(it, answers))
                            .map(Asking::id)
                            .toList());
        } catch (OwnerAway e) {
            log.info("{} orders wait for {}, which is away: {}", orders.size(), who, e.getMessage());
        }
    }

    /// Whoever was asked had heard everything that was told by then, and yet he knows nothing of the order, or says
    /// nothing to its last step.
    private static boolean neverReached(Late order, Answers answers) {
        return answers.heardUpTo().filter(order.since()::isBefore).isPresent()
                && (answers.unknown().contains(id(order))
                        || (order.heardBefore() && answers.silent().contains(id(order))));
    }

    private static UUID id(Late late) {
        return late.order().value();
    }
}

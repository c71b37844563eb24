package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Asks every now and then whether the window is still right, going round all shops a few at a time. A copy that hears
/// nothing cannot tell by itself whether nothing happened or nobody is there any more.
final class Pulse {

    private static final int A_FEW = 20;
    private static final UUID START = new UUID(0, 0);

    private final Owner owner;
    private final Backlog backlog;
    private final Replica replica;
    private final ShopWindow window;
    private final Freshness freshness;
    private final Clock clock;
    private UUID last = START;

    Pulse(Owner owner, Backlog backlog, Replica replica, ShopWindow window, Freshness freshness, Clock clock) {
        this.owner = owner;
        this.backlog = backlog;
        this.replica = replica;
        this.window = window;
        this.freshness = freshness;
        this.clock = clock;
    }

    void beat() {
        if (!replica.isComplete()) {
            return;
        }
        var began = clock.instant();
        boolean caughtUp = backlog.next(1).isEmpty();
        var ids = window.after(last, A_FEW);
        last = ids.isEmpty() ? START : ids.getLast();
        try {
            // The nil id belongs to nobody; asking for it is asking whether anybody is there.
            var current = owner.fetch(ids.isEmpty() ? List.of(START) : ids);
            var missed = current.stream()
                    .filter(it -> it.version() > window.versionOf(it.id()))
                    .toList();
            missed.forEach(it -> replica.heard(new Notice(it.id(), it.version())));
            if (caughtUp && missed.isEmpty()) {
                freshness.confirmed(began);
            }
        } catch (Owner.OwnerAway e) {
            // noted where it was asked; the window stays as it is and says how old that is
        }
    }
}

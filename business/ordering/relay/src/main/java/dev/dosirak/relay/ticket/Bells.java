package dev.dosirak.relay.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every owner's bells, numbered in the order in which they became visible: who has heard number n has missed
/// none before it.
public interface Bells {

    /// The owner's bells above number `seq`, oldest first.
    List<Bell> after(UUID owner, long seq, int limit);

    /// The number of each owner's last bell; an owner who never had one is left out.
    Map<UUID, Long> last(Collection<UUID> owners);

    /// A terminal that was away since before `at` misses what rang until then.
    void forgetBefore(Instant at);
}

package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every campaign there is.
public interface Campaigns {

    /// As it is at this moment; a deleted one, too.
    Optional<Versioned<Campaign>> find(UUID id);

    /// The same, and nobody else changes it or counts for it until the caller's transaction is over.
    Optional<Versioned<Campaign>> findForUpdate(UUID id);

    /// In order of id after `after`, without those that are deleted.
    List<Versioned<Campaign>> ofOwner(UUID owner, UUID after, int limit);

    /// In order of id after `after`, without those that are deleted.
    List<Versioned<Campaign>> page(UUID after, int limit);

    /// How many of the shop are open at that moment. Nobody else is told before the caller's transaction is
    /// over.
    int countOpenForUpdate(UUID shop, Instant at);

    /// Some of those that nobody has ended and that are past their period at that moment.
    List<UUID> findExpired(Instant at, int limit);

    /// Records and publishes a change. It makes the campaign's next version, so only a real change may come in.
    ///
    /// @throws Stale when the campaign is not at the version that was changed
    void save(Change<Campaign> change);
}

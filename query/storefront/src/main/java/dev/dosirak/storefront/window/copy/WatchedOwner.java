package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.Freshness;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The shop service, and a note of whether it answers.
final class WatchedOwner implements Owner {

    private final Owner owner;
    private final Freshness freshness;
    private final Clock clock;

    WatchedOwner(Owner owner, Freshness freshness, Clock clock) {
        this.owner = owner;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public List<SyncItem> fetch(Collection<UUID> ids) {
        try {
            return owner.fetch(ids);
        } catch (OwnerAway e) {
            freshness.ownerAway();
            throw e;
        }
    }

    /// A complete import shows everything as it was when the import began, or later.
    @Override
    public void importAfter(UUID cursor, Consumer<List<SyncItem>> page) {
        var began = clock.instant();
        try {
            owner.importAfter(cursor, page);
            freshness.confirmed(began);
        } catch (OwnerAway e) {
            freshness.ownerAway();
            throw e;
        }
    }
}

package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Takes over the shops of a company that moves here. The same rows again change nothing.
public final class ShopImporter {

    private final Shops shops;
    private final Owners owners;
    private final Clock clock;

    public ShopImporter(Shops shops, Owners owners, Clock clock) {
        this.shops = shops;
        this.owners = owners;
        this.clock = clock;
    }

    /// What became of a row.
    public sealed interface Outcome {
        record Imported() implements Outcome {}

        record Unchanged() implements Outcome {}

        /// Left out; the other rows are not affected.
        record Failed(Refused why) implements Outcome {}
    }

    /// One outcome per row, in their order. Rows of the same shop are taken one after the other.
    public List<Outcome> load(List<ImportRow> rows) {
        var known = owners.among(
                rows.stream().flatMap(it -> it.owner().stream()).distinct().toList());
        // An owner may edit one of them meanwhile: then we look again, and nothing has been written.
        return Stale.retried(() -> attempt(rows, known));
    }

    private List<Outcome> attempt(List<ImportRow> rows, Set<UUID> owners) {
        var at = clock.instant();
        var known = new HashMap<UUID, Versioned<Shop>>();
        shops.find(rows.stream().map(ImportRow::shop).distinct().toList())
                .forEach(it -> known.put(it.state().id(), it));
        var now = new HashMap<UUID, Shop>();
        known.forEach((id, it) -> now.put(id, it.state()));
        var outcomes = rows.stream().map(row -> importRow(row, owners, now)).toList();
        shops.save(changes(known, now, at));
        return outcomes;
    }

    private static Outcome importRow(ImportRow row, Set<UUID> owners, Map<UUID, Shop> now) {
        try {
            row.owner()
                    .ifPresent(it -> Refused.unless(
                            owners.contains(it),
                            ShopRefusal.UNKNOWN_OWNER,
                            row.ownerCode().orElseThrow()));
            var before = Optional.ofNullable(now.get(row.shop()));
            var after = before.map(it -> update(it, row)).orElseGet(() -> create(row));
            now.put(row.shop(), after);
            return before.filter(after::equals).isPresent() ? new Outcome.Unchanged() : new Outcome.Imported();
        } catch (Refused e) {
            return new Outcome.Failed(e);
        }
    }

    private static List<Change<Shop>> changes(Map<UUID, Versioned<Shop>> known, Map<UUID, Shop> now, Instant at) {
        var changes = new ArrayList<Change<Shop>>();
        now.forEach((id, after) -> {
            var change = new Change<>(Optional.ofNullable(known.get(id)), after, at);
            if (change.hasChanged()) {
                changes.add(change);
            }
        });
        return changes;
    }

    private static Shop create(ImportRow row) {
        boolean onlyMenu = row.menu().isPresent()
                && row.owner().isEmpty()
                && row.profile().isEmpty()
                && row.delivery().isEmpty()
                && row.hours().isEmpty();
        Refused.unless(!onlyMenu, ShopRefusal.NO_SHOP_FOR_MENU, row.code());
        var shop = Shop.registered(
                        row.shop(),
                        row.owner().orElseThrow(() -> lacks("ownerCode")),
                        row.profile().orElseThrow(() -> lacks("profile")),
                        row.delivery().orElseThrow(() -> lacks("delivery")),
                        row.hours().orElseThrow(() -> lacks("hours")))
                .approve();
        return row.menu().map(it -> shop.withNew(it.apply(shop.menu()))).orElse(shop);
    }

    private static Refused lacks(String part) {
        return new Refused(ShopRefusal.ROW_INCOMPLETE, part);
    }

    private static Shop update(Shop shop, ImportRow row) {
        row.owner().ifPresent(it -> Refused.unless(shop.isOwnedBy(it), ShopRefusal.OWNER_DIFFERS));
        var profile = row.profile().map(shop::with).orElse(shop);
        var delivery = row.delivery().map(profile::with).orElse(profile);
        var hours = row.hours()
                .map(it -> delivery.with(
                        it.closedUntil().isPresent()
                                ? it
                                : it.closedUntil(shop.hours().closedUntil())))
                .orElse(delivery);
        return row.menu().map(it -> hours.withNew(it.apply(hours.menu()))).orElse(hours);
    }
}

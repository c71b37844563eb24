package dev.dosirak.platform.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Many ids, as many at a time as an owner answers at once.
final class Batches {

    private static final int SIZE = 100;

    private Batches() {}

    static List<List<UUID>> of(Collection<UUID> ids) {
        var all = new ArrayList<>(ids);
        var batches = new ArrayList<List<UUID>>();
        for (int i = 0; i < all.size(); i += SIZE) {
            batches.add(all.subList(i, Math.min(all.size(), i + SIZE)));
        }
        return batches;
    }
}

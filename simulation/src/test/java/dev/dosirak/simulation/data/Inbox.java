package dev.dosirak.simulation.data;

import dev.dosirak.platform.kernel.Stale;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// What a consumer has applied already.
public class Inbox {

    private final Database database;
    private final Set<UUID> applied = new HashSet<>();

    public Inbox(Database database) {
        this.database = database;
    }

    /// With the transaction that runs.
    ///
    /// @return false when it was applied before
    public boolean claim(UUID record) {
        if (database.read(record, () -> applied.contains(record))) {
            return false;
        }
        database.write(
                record,
                true,
                () -> {
                    if (applied.contains(record)) {
                        throw new Stale(record);
                    }
                },
                () -> applied.add(record));
        return true;
    }

    public int size() {
        return applied.size();
    }
}

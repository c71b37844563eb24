package dev.dosirak.platform.sync;

import java.util.Comparator;
import java.util.UUID;

/// The order of ids as the database has it and as they read; that of `UUID` itself takes their halves for signed
/// numbers.
final class ById {

    static final Comparator<UUID> ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private ById() {}
}

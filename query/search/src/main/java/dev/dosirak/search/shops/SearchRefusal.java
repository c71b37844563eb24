package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Refused;

/// That cannot be searched for.
public enum SearchRefusal implements Refused.Reason {
    NO_SUCH_PLACE,
    NO_SUCH_RATING,
    CURSOR_OF_ANOTHER_LIST;

    @Override
    public Refused.Kind kind() {
        return Refused.Kind.INVALID;
    }
}

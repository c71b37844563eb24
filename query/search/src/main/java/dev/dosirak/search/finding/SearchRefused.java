package dev.dosirak.search.finding;

import dev.dosirak.platform.kernel.Refused;

/// That cannot be searched for.
public final class SearchRefused extends Refused {

    public enum Reason implements Refused.Reason {
        NO_WORDS,
        TOO_LONG,
        NO_TEXT,
        NO_SUCH_PLACE,
        NO_SUCH_RATING,
        CURSOR_OF_ANOTHER_LIST;

        @Override
        public Kind kind() {
            return Kind.NOT_ACCEPTABLE;
        }
    }

    public SearchRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}

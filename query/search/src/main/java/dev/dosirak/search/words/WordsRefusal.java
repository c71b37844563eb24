package dev.dosirak.search.words;

import dev.dosirak.platform.kernel.Refused;

/// Nothing that anybody could search for.
public enum WordsRefusal implements Refused.Reason {
    NO_WORDS,
    TOO_LONG,
    NO_TEXT;

    @Override
    public Refused.Kind kind() {
        return Refused.Kind.INVALID;
    }
}

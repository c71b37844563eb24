package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Refused;

/// The key that would sign next is still being made. Nothing has happened.
public final class NextKeyNotReady extends Refused {

    enum Why implements Refused.Reason {
        NEXT_KEY_NOT_READY;

        @Override
        public Kind kind() {
            return Kind.NOT_NOW;
        }
    }

    public NextKeyNotReady() {
        super(Why.NEXT_KEY_NOT_READY);
    }
}

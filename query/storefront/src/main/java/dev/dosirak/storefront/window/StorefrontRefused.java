package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.Refused;

/// The window has no answer to that.
public final class StorefrontRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_SHOP(Kind.UNKNOWN),
        NO_SUCH_PLACE(Kind.NOT_ACCEPTABLE),
        AD_NOT_SHOWN(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public StorefrontRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}

package dev.dosirak.platform.web.outbox;

import dev.dosirak.platform.kernel.Refused;

/// It is not said what is to be told again.
final class RetellingRefused extends Refused {

    enum Reason implements Refused.Reason {
        NO_SUCH_SPAN,
        NEITHER_IDS_NOR_SPAN;

        @Override
        public Kind kind() {
            return Kind.NOT_ACCEPTABLE;
        }
    }

    RetellingRefused(Reason reason) {
        super(reason);
    }
}

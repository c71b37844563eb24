package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;

/// More people log in or register at this moment than passwords can be checked in reasonable time. Nothing has
/// happened.
public final class PasswordsBusy extends Refused {

    enum Why implements Refused.Reason {
        TOO_MANY_LOGINS_AT_ONCE;

        @Override
        public Kind kind() {
            return Kind.NOT_NOW;
        }
    }

    public PasswordsBusy() {
        super(Why.TOO_MANY_LOGINS_AT_ONCE);
    }
}

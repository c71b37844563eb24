package dev.dosirak.platform.web.caller;

import dev.dosirak.platform.kernel.Refused;

/// The caller is known, and this is not for people of that role.
public final class NotForThisRole extends Refused {

    enum Why implements Reason {
        NOT_FOR_THIS_ROLE;

        @Override
        public Kind kind() {
            return Kind.NOT_YOURS;
        }
    }

    NotForThisRole() {
        super(Why.NOT_FOR_THIS_ROLE);
    }
}

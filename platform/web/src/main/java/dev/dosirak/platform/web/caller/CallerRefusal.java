package dev.dosirak.platform.web.caller;

import dev.dosirak.platform.kernel.Refused;

/// The caller is known, and this is not for people of that role.
public enum CallerRefusal implements Refused.Reason {
    NOT_FOR_THIS_ROLE;

    @Override
    public Refused.Kind kind() {
        return Refused.Kind.FORBIDDEN;
    }
}

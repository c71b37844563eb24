package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;

/// No to a registration, an approval, an import.
public enum MemberRefusal implements Refused.Reason {
    UNKNOWN_MEMBER(Refused.Kind.UNKNOWN),
    EMAIL_TAKEN(Refused.Kind.NOT_NOW),
    ALREADY_APPROVED(Refused.Kind.NOT_NOW),
    ALREADY_REFUSED(Refused.Kind.NOT_NOW),
    ALREADY_REGISTERED(Refused.Kind.NOT_NOW),
    MEMBER_LEFT(Refused.Kind.NOT_NOW),
    EMAIL_NOT_AN_ADDRESS(Refused.Kind.NOT_ACCEPTABLE),
    PHONE_NOT_A_NUMBER(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_NOT_TYPEABLE(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_TOO_SHORT(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_TOO_LONG(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_IS_THE_EMAIL(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_HASH_UNKNOWN(Refused.Kind.NOT_ACCEPTABLE),
    PASSWORD_HASH_TOO_DEAR(Refused.Kind.NOT_ACCEPTABLE),
    ROLE_DIFFERS(Refused.Kind.NOT_ACCEPTABLE),
    CODE_TWICE(Refused.Kind.NOT_ACCEPTABLE),
    TOO_MANY_PASSWORDS(Refused.Kind.NOT_ACCEPTABLE),
    /// More people log in or register at this moment than passwords can be checked in reasonable time. Nothing has
    /// happened.
    TOO_MANY_LOGINS_AT_ONCE(Refused.Kind.BUSY);

    private final Refused.Kind kind;

    MemberRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}

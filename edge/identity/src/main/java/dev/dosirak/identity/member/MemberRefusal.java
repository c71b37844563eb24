package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;

/// No to a registration, an approval, an import.
public enum MemberRefusal implements Refused.Reason {
    UNKNOWN_MEMBER(Refused.Kind.NOT_FOUND),
    EMAIL_TAKEN(Refused.Kind.CONFLICT),
    ALREADY_APPROVED(Refused.Kind.CONFLICT),
    ALREADY_REFUSED(Refused.Kind.CONFLICT),
    ALREADY_REGISTERED(Refused.Kind.CONFLICT),
    MEMBER_LEFT(Refused.Kind.CONFLICT),
    EMAIL_NOT_AN_ADDRESS(Refused.Kind.INVALID),
    PHONE_NOT_A_NUMBER(Refused.Kind.INVALID),
    PASSWORD_NOT_TYPEABLE(Refused.Kind.INVALID),
    PASSWORD_TOO_SHORT(Refused.Kind.INVALID),
    PASSWORD_TOO_LONG(Refused.Kind.INVALID),
    PASSWORD_IS_THE_EMAIL(Refused.Kind.INVALID),
    PASSWORD_HASH_UNKNOWN(Refused.Kind.INVALID),
    PASSWORD_HASH_TOO_DEAR(Refused.Kind.INVALID),
    ROLE_DIFFERS(Refused.Kind.INVALID),
    CODE_TWICE(Refused.Kind.INVALID),
    TOO_MANY_PASSWORDS(Refused.Kind.INVALID),
    /// More people log in or register at this moment than passwords can be checked in reasonable time. Nothing
    /// has happened.
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

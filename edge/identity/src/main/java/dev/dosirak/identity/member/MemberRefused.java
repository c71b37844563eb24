package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;

/// No to a registration, an approval, an import.
public final class MemberRefused extends Refused {

    public enum Reason implements Refused.Reason {
        UNKNOWN_MEMBER(Kind.UNKNOWN),
        EMAIL_TAKEN(Kind.NOT_NOW),
        ALREADY_APPROVED(Kind.NOT_NOW),
        ALREADY_REFUSED(Kind.NOT_NOW),
        ALREADY_REGISTERED(Kind.NOT_NOW),
        MEMBER_LEFT(Kind.NOT_NOW),
        EMAIL_NOT_AN_ADDRESS(Kind.NOT_ACCEPTABLE),
        PHONE_NOT_A_NUMBER(Kind.NOT_ACCEPTABLE),
        PASSWORD_NOT_TYPEABLE(Kind.NOT_ACCEPTABLE),
        PASSWORD_TOO_SHORT(Kind.NOT_ACCEPTABLE),
        PASSWORD_TOO_LONG(Kind.NOT_ACCEPTABLE),
        PASSWORD_IS_THE_EMAIL(Kind.NOT_ACCEPTABLE),
        PASSWORD_HASH_UNKNOWN(Kind.NOT_ACCEPTABLE),
        PASSWORD_HASH_TOO_DEAR(Kind.NOT_ACCEPTABLE),
        ROLE_DIFFERS(Kind.NOT_ACCEPTABLE),
        CODE_TWICE(Kind.NOT_ACCEPTABLE),
        TOO_MANY_PASSWORDS(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public MemberRefused(Reason reason, Object... details) {
        super(reason, details);
    }
}

package dev.dosirak.identity.member;

import java.util.Locale;

/// The name of a member's state, for lists and on the wire.
public enum MemberStatus {
    PENDING,
    ACTIVE,
    REFUSED,
    LEFT;

    /// `pending`, `active`, `refused` or `left`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for any other word
    public static MemberStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

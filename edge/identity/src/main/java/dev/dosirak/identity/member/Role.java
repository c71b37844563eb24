package dev.dosirak.identity.member;

import java.util.Locale;

/// What somebody is here for. One member has one role for life.
public enum Role {
    CUSTOMER,
    OWNER,
    RIDER,
    OPERATOR;

    /// As in tokens and on the wire: `customer`, `owner`, `rider`, `operator`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for any other word
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Owners and riders work with other people's food and money, so an operator looks at them first.
    boolean needsApproval() {
        return this == OWNER || this == RIDER;
    }
}

package dev.dosirak.identity.member;

import java.util.Optional;

/// Turns passwords into hashes and checks them. Slow by design, so never call it with a database connection in hand.
public interface Passwords {

    /// @throws Refused when too many others are waiting already
    PasswordHash hash(String password);

    /// A wrong password takes at least as long as against a hash of ours, so that nobody learns from the time
    /// whether there is one.
    ///
    /// @throws Refused when too many others are waiting already
    boolean matches(String password, PasswordHash hash);

    /// A hash of today's kind and cost for a password that was found right by another; empty when there is
    /// nothing to renew, or when others are waiting.
    Optional<PasswordHash> renewed(String password, PasswordHash hash);

    /// Whether checking it takes more than four times as long as checking one of ours.
    boolean isTooExpensive(PasswordHash hash);
}

package dev.dosirak.identity.member;

import java.util.Optional;

/// Turns passwords into hashes and checks them. Slow by design, so never call it with a database connection in hand.
public interface Passwords {

    /// @throws PasswordsBusy when too many others are waiting already
    PasswordHash hash(String password);

    /// @throws PasswordsBusy when too many others are waiting already
    boolean matches(String password, PasswordHash hash);

    /// A hash of today's kind for a password that was found right by one of an older kind; empty when there is
    /// nothing to renew, or when others are waiting.
    Optional<PasswordHash> renewed(String password, PasswordHash hash);
}

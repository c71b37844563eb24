package dev.dosirak.identity.member;

/// Turns passwords into hashes and checks them. Slow by design, so never call it with a database connection in hand.
public interface Passwords {

    /// @throws PasswordsBusy when too many others are waiting already
    PasswordHash hash(String password);

    /// @throws PasswordsBusy when too many others are waiting already
    boolean matches(String password, PasswordHash hash);
}

package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Passwords tried of late, by address, also by addresses that nobody has. All nodes count together.
public interface LoginAttempts {

    /// Counts a try before anybody knows how it ends. However many come at once, no more than `most` are
    /// counted within the window.
    ///
    /// @return empty when it was counted and may be judged; else when there is room for another
    Optional<Instant> count(Email email, Instant at, Duration window, int most);

    /// The try of then was never judged.
    void withdraw(Email email, Instant at);

    /// The member proved to know the password.
    void forget(Email email);

    void forgetBefore(Instant start);
}

package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Email;
import java.time.Instant;
import java.util.List;

/// Wrong passwords given of late, by address, also by addresses that nobody has.
public interface LoginFailures {

    /// Oldest first.
    List<Instant> since(Email email, Instant start);

    void add(Email email, Instant at);

    /// The member proved to know the password.
    void forget(Email email);

    void forgetBefore(Instant start);
}

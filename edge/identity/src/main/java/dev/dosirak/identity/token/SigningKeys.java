package dev.dosirak.identity.token;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one key that signs, those that did, and the one that will.
public interface SigningKeys {

    record PublishedKey(String kid, RSAPublicKey publicKey) {}

    /// The key that signs; empty only before the very first start.
    Optional<SigningKey> current();

    /// The kid of the key that will sign after the current one; empty while it is being made.
    Optional<String> next();

    /// The next key, the current one, and those retired after `moment`.
    List<PublishedKey> notRetiredBefore(Instant moment);

    /// Keeps `key` as the next one, unless there is one already.
    void prepare(SigningKey key);

    /// Makes the next key the current one and retires `before`.
    ///
    /// @param before the kid of the key that is current now; empty when there is none
    /// @param next the kid of the next key
    /// @throws dev.dosirak.platform.kernel.Stale when another node was faster
    void promoteNext(Optional<String> before, String next, Instant at);

    void forgetRetiredBefore(Instant moment);
}

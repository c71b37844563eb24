package dev.dosirak.identity.token;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one key that signs, and those that did.
public interface SigningKeys {

    record Published(String kid, RSAPublicKey publicKey) {}

    /// The key that signs; empty only before the very first start.
    Optional<SigningKey> current();

    /// The current key, and those retired after `moment`.
    List<Published> notRetiredBefore(Instant moment);

    /// Makes `next` the current key and retires `before`.
    ///
    /// @param before the kid of the key that is current now; empty when there is none
    /// @throws dev.dosirak.platform.kernel.Stale when another node was faster
    void succeed(Optional<String> before, SigningKey next);

    void forgetRetiredBefore(Instant moment);
}

package dev.dosirak.identity.token;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Every refresh token that could still be used, or misused.
public interface RefreshTokens {

    /// @throws dev.dosirak.platform.kernel.Stale when the member has left meanwhile
    void add(RefreshToken token);

    Optional<RefreshToken> find(String hash);

    /// Marks `used` as used and keeps `next`, both or neither.
    ///
    /// @return false when it was used or revoked meanwhile
    boolean exchange(RefreshToken used, RefreshToken next, Instant now);

    /// Ends a login on all its tokens.
    void revoke(UUID family);

    void forgetExpired(Instant now);
}

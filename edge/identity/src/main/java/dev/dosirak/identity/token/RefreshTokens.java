package dev.dosirak.identity.token;

import java.time.Instant;
import java.util.Optional;

/// Every refresh token that could still be used, or misused.
public interface RefreshTokens {

    /// @throws dev.dosirak.platform.kernel.Stale when the member has left meanwhile
    void add(RefreshToken token);

    Optional<RefreshToken> find(String hash);

    /// Marks `used` as used and keeps `next`, both or neither. Waits for a revocation under way, as that waits for
    /// this.
    ///
    /// @return false when it was used or revoked meanwhile
    boolean exchange(RefreshToken used, RefreshToken next, Instant now);

    /// Ends the login that `token` belongs to on all its tokens, also on one that is being made right now.
    void revoke(RefreshToken token);

    void forgetExpired(Instant now);
}

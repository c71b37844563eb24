package dev.dosirak.identity.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public class InMemoryRefreshTokens implements RefreshTokens {

    private final Map<String, RefreshToken> tokens = new HashMap<>();

    @Override
    public void add(RefreshToken token) {
        tokens.put(token.hash(), token);
    }

    @Override
    public Optional<RefreshToken> find(String hash) {
        return Optional.ofNullable(tokens.get(hash));
    }

    @Override
    public boolean exchange(RefreshToken used, RefreshToken next, Instant now) {
        if (find(used.hash()).filter(it -> !it.isUsed()).isEmpty()) {
            return false;
        }
        add(new RefreshToken(used.hash(), used.family(), used.member(), used.expiresAt(), now));
        add(next);
        return true;
    }

    @Override
    public void revoke(RefreshToken token) {
        tokens.values().removeIf(it -> it.family().equals(token.family()));
    }

    @Override
    public void forgetExpired(Instant now) {
        tokens.values().removeIf(it -> it.isExpired(now));
    }

    /// The same tokens, whose next exchange comes too late.
    RefreshTokens revokedBeforeTheNextExchange() {
        var these = this;
        return new InMemoryRefreshTokens() {
            @Override
            public Optional<RefreshToken> find(String hash) {
                return these.find(hash);
            }

            @Override
            public boolean exchange(RefreshToken used, RefreshToken next, Instant now) {
                these.revoke(used);
                return these.exchange(used, next, now);
            }
        };
    }
}

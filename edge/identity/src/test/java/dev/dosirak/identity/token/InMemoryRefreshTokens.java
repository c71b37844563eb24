package dev.dosirak.identity.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryRefreshTokens implements RefreshTokens {

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
    public void revoke(UUID family) {
        tokens.values().removeIf(it -> it.family().equals(family));
    }

    @Override
    public void forgetExpired(Instant now) {
        tokens.values().removeIf(it -> it.isExpired(now));
    }
}

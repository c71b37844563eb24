package dev.dosirak.identity.token;

import java.util.UUID;

class InMemoryRefreshTokensTest implements RefreshTokensContract {

    final RefreshTokens tokens = new InMemoryRefreshTokens();

    @Override
    public RefreshTokens tokens() {
        return tokens;
    }

    @Override
    public UUID member() {
        return UUID.randomUUID();
    }
}

package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Role;
import java.time.Instant;
import java.util.UUID;

/// Puts who somebody is into a signed token.
public interface AccessTokens {

    String sign(SigningKey key, UUID member, Role role, Instant issuedAt, Instant expiresAt);
}

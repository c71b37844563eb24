package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Role;
import java.time.Duration;
import java.util.UUID;

/// What a member who is let in carries away.
///
/// @param refreshToken works once
/// @param expiresIn how long the access token lasts
public record Grant(String accessToken, String refreshToken, Duration expiresIn, UUID member, Role role) {

    @Override
    public String toString() {
        return "Grant[member=%s, role=%s]".formatted(member, role);
    }
}

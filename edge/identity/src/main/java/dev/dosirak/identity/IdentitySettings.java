package dev.dosirak.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How identity behaves, under `dosirak.identity`.
///
/// @param bcryptStrength the work factor of new password hashes, as a power of two; at their member's next
///     login others are made anew
/// @param keptHash but this one is not: that of a password which is no secret
/// @param accessTokenLife how long an access token opens doors; also how long a member who left may still be let in
/// @param refreshTokenLife how long a login lasts without being used
/// @param refreshGrace how long the second of two simultaneous refreshes is taken for an accident, not for a theft
/// @param loginFailures how many wrong passwords an email may have within `loginWindow`
/// @param operator who may approve the first owners and riders; created at start when absent
@ConfigurationProperties(prefix = "dosirak.identity", ignoreUnknownFields = false)
public record IdentitySettings(
        int bcryptStrength,
        String keptHash,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration refreshGrace,
        int loginFailures,
        Duration loginWindow,
        Operator operator) {

    /// @param email empty when there is to be none
    public record Operator(String email, String password) {

        @Override
        public String toString() {
            return "Operator[email=%s]".formatted(email);
        }
    }
}

package dev.dosirak.identity.token;

import java.time.Duration;

/// How long things last.
///
/// @param refreshGrace how long the second of two simultaneous refreshes is taken for an accident, not for a theft
/// @param loginFailures how many wrong passwords an email may have within `loginWindow`
public record TokenRules(
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration refreshGrace,
        int loginFailures,
        Duration loginWindow) {

    /// How long a retired key is still published: every token it signed has expired by then, whatever the clocks of
    /// those who check.
    Duration retiredKeyLife() {
        return accessTokenLife.plusMinutes(5);
    }
}

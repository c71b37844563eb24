package dev.dosirak.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dosirak.platform.tokens.TokenDecoders;
import dev.dosirak.platform.web.problem.KeysAway;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// Members' tokens as a service reads them.
final class MemberTokens {

    private static final int REMEMBERED_TOKENS = 20_000;

    private MemberTokens() {}

    static JwtDecoder ofMembers(SecuritySettings settings, Clock clock) {
        return remembering(
                TokenDecoders.ofMembers(settings.identity(), settings.issuer(), settings.audience(), clock), clock);
    }

    /// A signature is checked once, not with every request of the same token; expiry is checked every time.
    private static JwtDecoder remembering(JwtDecoder decoder, Clock clock) {
        Cache<String, Jwt> known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_TOKENS)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build();
        return token -> {
            var jwt = known.getIfPresent(token);
            var expiry = jwt == null ? null : jwt.getExpiresAt();
            if (jwt != null && expiry != null && expiry.plus(TokenDecoders.SKEW).isAfter(clock.instant())) {
                return jwt;
            }
            var fresh = decode(decoder, token);
            known.put(token, fresh);
            return fresh;
        };
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) { // the token may be good; we have no key to tell by
            throw new KeysAway(e);
        }
    }
}

package dev.dosirak.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dosirak.platform.tokens.TokenDecoders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A signature is checked once, not with every request of the same token; expiry is checked every time.
final class TokenCache {

    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Instant> expiries = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    TokenCache(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /// Whether this token was found good of late and still is.
    boolean isVerified(String token) {
        var expiry = expiries.getIfPresent(token);
        return expiry != null && expiry.plus(TokenDecoders.SKEW).isAfter(clock.instant());
    }

    /// Completes when the token is good, else fails with [GatewayProblem].
    Mono<Void> verify(String token) {
        return Mono.<Void>fromRunnable(() -> decode(token)).subscribeOn(Schedulers.boundedElastic());
    }

    private void decode(String token) {
        try {
            var expiry = decoder.decode(token).getExpiresAt();
            if (expiry != null) {
                expiries.put(token, expiry);
            }
        } catch (BadJwtException e) {
            throw GatewayProblem.noValidToken();
        } catch (JwtException e) { // the keys cannot be had: we do not know whether the token is good
            throw GatewayProblem.serviceAway();
        }
    }
}

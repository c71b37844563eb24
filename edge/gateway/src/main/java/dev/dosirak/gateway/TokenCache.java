package dev.dosirak.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dosirak.platform.tokens.TokenDecoders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    /// @param member whose it is
    private record Verified(String member, Instant expiry) {}

    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    TokenCache(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /// Whose token this is, where it was found good of late and still is.
    Optional<String> memberOf(String token) {
        return Optional.ofNullable(verified.getIfPresent(token))
                .filter(it -> it.expiry().plus(TokenDecoders.SKEW).isAfter(clock.instant()))
                .map(Verified::member);
    }

    /// Whose token this is, when it is good; else fails with [GatewayProblem].
    Mono<String> verify(String token) {
        return Mono.fromCallable(() -> decode(token)).subscribeOn(Schedulers.boundedElastic());
    }

    private String decode(String token) {
        try {
            var jwt = decoder.decode(token);
            var member = String.valueOf(jwt.getSubject());
            var expiry = jwt.getExpiresAt();
            if (expiry != null) {
                verified.put(token, new Verified(member, expiry));
            }
            return member;
        } catch (BadJwtException e) {
            throw GatewayProblem.noValidToken();
        } catch (JwtException e) { // the keys cannot be had: we do not know whether the token is good
            throw GatewayProblem.serviceAway();
        }
    }
}

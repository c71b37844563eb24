package dev.dosirak.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.web.problem.KeysAway;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Reads the two kinds of token there are: a member's access token, and a service's word for itself.
final class Tokens {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int REMEMBERED_TOKENS = 20_000;

    private Tokens() {}

    /// Member tokens: RS256 by a key of the issuer's JWKS, type `at+jwt`.
    static JwtDecoder ofMembers(SecuritySettings settings, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new IssuerKeys(settings.identity())));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(settings.issuer()), audience(settings.audience())));
        return remembering(decoder, clock);
    }

    /// Service tokens: HS256 by a key of the secret that services share, for our internal endpoints only.
    ///
    /// @param service we, to whom the token must be addressed
    static JwtDecoder ofServices(String service, SecuritySettings settings, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        var keys = settings.sharedKeys().all(ServiceToken.PURPOSE, ServiceToken.ALGORITHM);
        processor.setJWSKeySelector((header, _) -> JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? keys : List.of());
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(ServiceToken.ISSUER), audience(service)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> timestamps(Clock clock) {
        var validator = new JwtTimestampValidator(SKEW);
        validator.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                jwt -> jwt.getExpiresAt() == null ? invalid("exp is missing") : OAuth2TokenValidatorResult.success(),
                validator);
    }

    private static OAuth2TokenValidator<Jwt> audience(String audience) {
        return jwt -> {
            var given = jwt.getAudience();
            return given != null && given.contains(audience)
                    ? OAuth2TokenValidatorResult.success()
                    : invalid("aud is not " + audience);
        };
    }

    private static OAuth2TokenValidatorResult invalid(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
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
            if (jwt != null && expiry != null && expiry.plus(SKEW).isAfter(clock.instant())) {
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

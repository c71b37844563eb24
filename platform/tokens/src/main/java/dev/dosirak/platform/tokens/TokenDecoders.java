package dev.dosirak.platform.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Reads the two kinds of token there are: a member's access token, and a service's word for itself.
public final class TokenDecoders {

    /// So far may clocks differ.
    public static final Duration SKEW = Duration.ofSeconds(30);

    private TokenDecoders() {}

    /// Member tokens: RS256 by a key of the issuer's JWKS, type `at+jwt`. May wait for identity's keys, so
    /// never on an event loop. Fails with a
    /// [BadJwtException][org.springframework.security.oauth2.jwt.BadJwtException] for a bad token, and with
    /// another [JwtException][org.springframework.security.oauth2.jwt.JwtException] when there is no key to
    /// tell by.
    ///
    /// @param identity where the issuer answers
    /// @param issuer the `iss` of member tokens
    /// @param audience their `aud`
    public static JwtDecoder ofMembers(ServiceAddresses identity, String issuer, String audience, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new IssuerKeys(identity)));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // ours are below
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(issuer), audience(audience)));
        return decoder;
    }

    /// What services say of themselves: HS256 by a key of the secret that they share, for our internal
    /// endpoints only.
    ///
    /// @param audience we, to whom the token must be addressed
    public static JwtDecoder ofServices(String audience, Keys shared, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        var keys = shared.all(ServiceToken.PURPOSE, ServiceToken.ALGORITHM);
        processor.setJWSKeySelector((header, _) -> JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? keys : List.of());
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(ServiceToken.ISSUER), audience(audience)));
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
}

package dev.dosirak.gateway;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
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

/// Reads tokens by the same rules as every service. May wait for identity's keys, so never on an event loop.
final class TokenDecoders {

    private static final String US = "gateway";
    static final Duration SKEW = Duration.ofSeconds(30);

    private TokenDecoders() {}

    /// Member tokens: RS256 by a key of the issuer's JWKS, type `at+jwt`.
    static JwtDecoder ofMembers(GatewaySecurity security, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new IssuerKeys(security.identity())));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // ours are below
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(security.issuer()), audience(security.audience())));
        return decoder;
    }

    /// What services say of themselves to us: HS256 by a key of the secret that they share.
    static JwtDecoder ofServices(GatewaySecurity security, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        var keys = security.sharedKeys().all(ServiceToken.PURPOSE, ServiceToken.ALGORITHM);
        processor.setJWSKeySelector((header, _) -> JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? keys : List.of());
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                timestamps(clock), new JwtIssuerValidator(ServiceToken.ISSUER), audience(US)));
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

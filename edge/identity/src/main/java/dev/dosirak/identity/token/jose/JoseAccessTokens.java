package dev.dosirak.identity.token.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.token.AccessTokens;
import dev.dosirak.identity.token.SigningKey;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class JoseAccessTokens implements AccessTokens {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SecuritySettings settings;

    JoseAccessTokens(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public String sign(SigningKey key, UUID member, Role role, Instant issuedAt, Instant expiresAt) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(ACCESS_TOKEN)
                .keyID(key.kid())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(member.toString())
                .claim("role", role.word())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key %s does not sign".formatted(key.kid()), e);
        }
        return token.serialize();
    }
}

package dev.dosirak.identity.token.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.dosirak.identity.token.KeyRing;
import dev.dosirak.identity.token.SigningKeys;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class KeyController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final KeyRing keys;

    KeyController(KeyRing keys) {
        this.keys = keys;
    }

    record Rotated(String kid) {}

    /// What everybody needs to check access tokens (RFC 7517).
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> jwks() {
        var set = new JWKSet(keys.published().stream().map(KeyController::jwk).toList());
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).body(set.toJSONObject(true));
    }

    @PostMapping("/api/v1/signing-keys/rotate")
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    Rotated rotate(Caller.Operator operator) {
        return new Rotated(keys.rotate());
    }

    private static JWK jwk(SigningKeys.PublishedKey key) {
        return new RSAKey.Builder(key.publicKey())
                .keyID(key.kid())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}

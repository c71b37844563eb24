package dev.dosirak.identity.token.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.dosirak.identity.token.KeyRing;
import dev.dosirak.identity.token.NextKeyNotReady;
import dev.dosirak.identity.token.SigningKeys;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class KeyController {

    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private static final String SECONDS_TO_MAKE_A_KEY = "10";

    private final KeyRing keys;
    private final Problems problems;

    KeyController(KeyRing keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notReady(NextKeyNotReady e, HttpServletRequest request) {
        var problem = problems.of(e, Problems.languageOf(request));
        problem.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_MAKE_A_KEY)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static JWK jwk(SigningKeys.Published key) {
        return new RSAKey.Builder(key.publicKey())
                .keyID(key.kid())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}

package dev.dosirak.identity.token;

import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/// A pair of keys: the private one signs access tokens, the public one proves it to everybody.
///
/// @param kid names the pair in tokens
public record SigningKey(String kid, RSAPublicKey publicKey, RSAPrivateKey privateKey, Instant createdAt) {

    @Override
    public String toString() {
        return "SigningKey[kid=%s]".formatted(kid);
    }
}

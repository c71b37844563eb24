package dev.dosirak.pgsimulator.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// An `Authorization` header that is expected.
public final class Credentials {

    private final byte[] expected;

    private Credentials(String expected) {
        this.expected = expected.getBytes(UTF_8);
    }

    /// Of HTTP Basic.
    public static Credentials basic(String user, String password) {
        return new Credentials("Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    /// @param scheme as it stands before the secret
    public static Credentials of(String scheme, String secret) {
        return new Credentials(scheme + " " + secret);
    }

    /// @param authorization the header; null when there was none
    public boolean match(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(UTF_8));
    }
}

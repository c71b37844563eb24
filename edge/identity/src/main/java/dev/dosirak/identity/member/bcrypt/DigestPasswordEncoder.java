package dev.dosirak.identity.member.bcrypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Bcrypt reads no further than 72 bytes, which are 24 Korean letters; of a digest's 64 characters it reads all.
final class DigestPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder bcrypt;

    DigestPasswordEncoder(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return bcrypt.matches(digest(password), hash);
    }

    private static @Nullable String digest(@Nullable CharSequence password) {
        if (password == null) {
            return null;
        }
        try {
            var sha = MessageDigest.getInstance("SHA-384");
            return Base64.getEncoder()
                    .encodeToString(sha.digest(password.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-384", e);
        }
    }
}

package dev.dosirak.pgsimulator.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets in who has the key: it is the user name of HTTP Basic, the password is empty. An empty key locks nothing.
final class ApiKeyInterceptor implements HandlerInterceptor {

    private final boolean open;
    private final byte[] expected;

    ApiKeyInterceptor(String key) {
        var credentials = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        this.open = key.isBlank();
        this.expected = ("Basic " + credentials).getBytes(UTF_8);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var given = request.getHeader("Authorization");
        if (!open && (given == null || !MessageDigest.isEqual(expected, given.getBytes(UTF_8)))) {
            throw new PgError(Code.UNAUTHORIZED_KEY);
        }
        return true;
    }
}

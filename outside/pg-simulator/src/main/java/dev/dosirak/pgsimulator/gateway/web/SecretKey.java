package dev.dosirak.pgsimulator.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Only the merchant gets in: its secret key is the user name of HTTP Basic, the password is empty.
@Component
class SecretKey implements HandlerInterceptor {

    private final byte[] expected;

    SecretKey(@Value("${dosirak.pg-simulator.secret-key}") String key) {
        var credentials = Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        this.expected = ("Basic " + credentials).getBytes(UTF_8);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var given = request.getHeader("Authorization");
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(UTF_8))) {
            throw new PgError(Code.UNAUTHORIZED_KEY);
        }
        return true;
    }
}

package dev.dosirak.pgsimulator.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Who gets in where. What everybody can read in this repository opens nothing for other machines: the simulator
/// rather does not start.
@Component
class ApiKeys {

    private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";

    private final String merchant;
    private final String admin;

    /// @param merchant pays and cancels; the user name of HTTP Basic, the password is empty
    /// @param admin turns the switches and reads the books, in the same way; when empty, whoever is on this
    ///       machine does
    /// @param address where we listen
    ApiKeys(
            @Value("${dosirak.pg-simulator.secret-key}") String merchant,
            @Value("${dosirak.pg-simulator.admin-key}") String admin,
            @Value("${server.address}") InetAddress address) {
        if (merchant.isBlank()) {
            throw new IllegalStateException("A gateway without a key for its merchant: set PG_SIMULATOR_SECRET_KEY");
        }
        if (!address.isLoopbackAddress() && (admin.isBlank() || merchant.equals(KNOWN_TO_EVERYBODY))) {
            throw new IllegalStateException("Heard beyond this machine (%s), the simulator needs keys of its own: "
                            .formatted(address.getHostAddress())
                    + "set PG_SIMULATOR_SECRET_KEY and PG_SIMULATOR_ADMIN_KEY");
        }
        this.merchant = merchant;
        this.admin = admin;
    }

    HandlerInterceptor merchants() {
        return new Lock(merchant);
    }

    HandlerInterceptor admins() {
        return new Lock(admin);
    }

    /// Lets in who has the key: it is the user name of HTTP Basic, the password is empty. An empty key locks nothing.
    private static final class Lock implements HandlerInterceptor {

        private final boolean open;
        private final byte[] expected;

        Lock(String key) {
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
}

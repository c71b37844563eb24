package dev.dosirak.pgsimulator.web;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Who gets in where. What everybody can read in this repository opens nothing for other machines: the simulator
/// rather does not start.
@Component
public class ApiKeys {

    private static final String KNOWN_TO_EVERYBODY = "test_sk_dosirak";

    private final String merchant;
    private final String admin;

    /// @param merchant pays and cancels at the gateway after Toss Payments
    /// @param admin turns the switches and reads the books; when empty, whoever is on this machine does
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

    /// Of the merchant at the gateway after Toss Payments.
    public String toss() {
        return merchant;
    }

    /// Lets in who has the admin key: it is the user name of HTTP Basic, the password is empty. An empty key locks
    /// nothing.
    HandlerInterceptor admins() {
        var expected = Credentials.basic(admin, "");
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (!admin.isBlank() && !expected.match(request.getHeader("Authorization"))) {
                    throw new PgError(Reason.UNAUTHORIZED);
                }
                return true;
            }
        };
    }
}

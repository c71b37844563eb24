package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.Credentials;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets in who has the admin key: it is the user name of HTTP Basic, the password is empty. An empty key locks nothing.
/// What everybody can read in this repository opens nothing for other machines: the simulator rather does not start.
@Component
class AdminLock implements HandlerInterceptor {

    private final boolean open;
    private final Credentials credentials;

    /// @param address where we listen
    AdminLock(MerchantKeys keys, @Value("${server.address}") InetAddress address) {
        this.open = keys.adminKey().isBlank();
        this.credentials = Credentials.basic(keys.adminKey(), "");
        var known = keys.knownToEverybody();
        if (!address.isLoopbackAddress() && (open || !known.isEmpty())) {
            throw new IllegalStateException("Heard beyond this machine (%s), the simulator needs keys of its own: "
                            .formatted(address.getHostAddress())
                    + "set PG_SIMULATOR_ADMIN_KEY and the merchant's keys; those of the repository are in " + known);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!open && !credentials.match(request.getHeader("Authorization"))) {
            throw new PgError(Reason.UNAUTHORIZED);
        }
        return true;
    }
}

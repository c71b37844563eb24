package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.Dialect;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// All dialects, each for what is below its gateway's name; the simulator's own side has one of them, too.
@Component
class Dialects {

    private final Map<GatewayName, Dialect> all = new EnumMap<>(GatewayName.class);

    Dialects(List<Dialect> dialects) {
        dialects.forEach(it -> all.put(it.gateway(), it));
    }

    Collection<Dialect> all() {
        return all.values();
    }

    Dialect of(GatewayName gateway) {
        var dialect = all.get(gateway);
        if (dialect == null) {
            throw new IllegalStateException("Nobody speaks for " + gateway);
        }
        return dialect;
    }

    Dialect of(HttpServletRequest request) {
        return all.values().stream()
                .filter(it -> request.getRequestURI().startsWith(path(it.gateway())))
                .findFirst()
                .orElseGet(() -> of(GatewayName.TOSS));
    }

    /// Below which a gateway is.
    static String path(GatewayName gateway) {
        return "/" + GatewayName.NAMES.nameOf(gateway) + "/";
    }

    /// Lets in the gateway's merchant.
    static HandlerInterceptor lock(Dialect dialect) {
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (!dialect.isMerchant(request.getHeader("Authorization"))) {
                    throw new PgError(Reason.UNAUTHORIZED);
                }
                return true;
            }
        };
    }
}

package dev.dosirak.platform.web.reachability;

import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.reachability.PostgresReachability;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gateways knock every few seconds.
final class KnockFilter extends OncePerRequestFilter {

    private final PostgresReachability reachability;

    KnockFilter(PostgresReachability reachability) {
        this.reachability = reachability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(Reachability.KNOCK) != null) {
            reachability.knocked();
        }
        chain.doFilter(request, response);
    }
}

package dev.dosirak.platform.web.reachability;

import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.reachability.PostgresReachability;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gateways send a probe every few seconds.
final class ProbeFilter extends OncePerRequestFilter {

    private final PostgresReachability reachability;

    ProbeFilter(PostgresReachability reachability) {
        this.reachability = reachability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(Reachability.PROBE) != null) {
            reachability.probed();
        }
        chain.doFilter(request, response);
    }
}

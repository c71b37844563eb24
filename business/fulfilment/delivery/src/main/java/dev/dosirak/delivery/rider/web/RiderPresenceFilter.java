package dev.dosirak.delivery.rider.web;

import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whatever a rider asks shows that they are there. Noted before the request begins its own work, because that
/// locks the delivery first and the rider after it.
final class RiderPresenceFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RiderPresenceFilter.class);

    private final Riders riders;

    RiderPresenceFilter(Riders riders) {
        this.riders = riders;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                && "rider".equals(token.getToken().getClaimAsString("role"))) {
            note(new RiderId(UUID.fromString(token.getToken().getSubject())));
        }
        chain.doFilter(request, response);
    }

    private void note(RiderId rider) {
        try {
            riders.recordPresence(rider);
        } catch (DataAccessException e) { // the request itself will say what is wrong
            log.debug("The sign of life of {} is lost", rider, e);
        }
    }
}

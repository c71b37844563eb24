package dev.dosirak.platform.web.problem;

import dev.dosirak.platform.web.text.RequestUri;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// No [RequestUri] gets in that is no text.
public final class RequestUriFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    public RequestUriFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var unreadable = RequestUri.firstUnreadable(request.getRequestURI(), request.getQueryString());
        if (unreadable.isPresent()) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "unreadable-address", unreadable.get());
        } else {
            chain.doFilter(request, response);
        }
    }
}

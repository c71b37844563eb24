package dev.dosirak.platform.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// What goes wrong in a filter, before [ProblemHandler] can word it, is a problem all the same.
public final class FilterProblems extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FilterProblems.class);

    private final ProblemWriter problems;

    public FilterProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | IOException e) {
            if (response.isCommitted()) {
                throw e; // the connection breaks, which says that this answer is no whole
            }
            response.reset();
            answer(e, request, response);
        }
    }

    private void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (Busy.is(failure)) {
            log.warn("{} {} is refused: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            problems.writeBusy(request, response);
        } else if (isTooLarge(failure)) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        } else {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            problems.write(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }
}

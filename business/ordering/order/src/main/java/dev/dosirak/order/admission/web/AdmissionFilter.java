package dev.dosirak.order.admission.web;

import dev.dosirak.order.admission.Admission;
import dev.dosirak.platform.kernel.AdmissionHeader;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.web.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns new orders away while there is more under way than can be carried: before the token is checked and
/// the body is read, so that a refusal costs next to nothing. What a gateway was told there is room for is
/// taken, even where a few others took that room meanwhile. Everything else about orders passes.
final class AdmissionFilter extends OncePerRequestFilter {

    private final Admission admission;
    private final ProblemWriter problems;
    private final Counter refused;

    AdmissionFilter(Admission admission, ProblemWriter problems, Counter refused) {
        this.admission = admission;
        this.problems = problems;
        this.refused = refused;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean admitted = request.getHeader(AdmissionHeader.ADMITTED) != null;
        var refusal = admitted ? admission.tryTakeAdmitted() : admission.tryAdmit();
        if (refusal.isEmpty()) {
            admit(request, response, chain);
            return;
        }
        refused.increment();
        long seconds = roundedUp(refusal.get());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "too-many-orders", seconds);
    }

    /// Who is not logged in, sends nonsense, or repeats an order takes nobody's place.
    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean placed = false;
        try {
            chain.doFilter(request, response);
            placed = response.getStatus() == HttpStatus.CREATED.value()
                    && response.getHeader(IdempotencyHeaders.REPLAYED) == null;
        } finally {
            admission.end(placed);
        }
    }

    static long roundedUp(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }
}

package dev.dosirak.platform.web.problem;

import dev.dosirak.platform.web.idempotency.RepeatableRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// How many commands are at work at once: fewer than the database has connections, so that whatever was taken on before
/// (events that are heard, sweeps) always finds some. Others wait their turn, and are told to come again when it takes
/// too long.
public final class CommandLimit extends OncePerRequestFilter {

    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD", "OPTIONS");

    private final Semaphore turns;
    private final Duration patience;
    private final ProblemWriter problems;

    /// @param patience how long a command waits for its turn
    public CommandLimit(int atOnce, Duration patience, ProblemWriter problems) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return QUESTIONS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var whole = RepeatableRequest.of(request); // who sends slowly keeps nobody's turn
        if (!hasTurn()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Busy.retryAfter());
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "busy");
            return;
        }
        try {
            chain.doFilter(whole, response);
        } finally {
            turns.release();
        }
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

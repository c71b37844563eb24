package dev.dosirak.platform.web.limit;

import dev.dosirak.platform.web.handler.Handlers;
import dev.dosirak.platform.web.idempotency.RepeatableRequest;
import dev.dosirak.platform.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/// How many commands are at work at once: fewer than the database has connections, so that whatever was taken on
/// before (events that are received, scheduled jobs) always finds some. Others wait their turn, and get the answer to
/// come again when it takes too long.
///
/// It reads the whole body before it takes a turn, so it stands behind sign-in: of who is not signed in, where
/// one has to be, nothing is read.
///
/// [NewWork] has no more than half of the turns, however much of it comes: the other half is for commands on work
/// that was taken before. These are refused only when they keep each other waiting, which means that the database
/// hangs.
public final class CommandLimit extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final List<Semaphore> forWorkTaken;
    private final List<Semaphore> forNewWork;
    private final Duration maxWait;
    private final Duration maxWaitOfNewWork;
    private final Handlers handlers;
    private final ProblemWriter problems;

    /// @param atOnce two or more
    /// @param maxWait how long a command waits for its turn
    /// @param maxWaitOfNewWork less: whoever waits keeps one of the gateway's connections, and gives up soon
    public CommandLimit(
            int atOnce, Duration maxWait, Duration maxWaitOfNewWork, Handlers handlers, ProblemWriter problems) {
        var turns = new Semaphore(atOnce, true);
        this.forWorkTaken = List.of(turns);
        this.forNewWork = List.of(new Semaphore(atOnce / 2, true), turns);
        this.maxWait = maxWait;
        this.maxWaitOfNewWork = maxWaitOfNewWork;
        this.handlers = handlers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var whole = RepeatableRequest.of(request); // who sends slowly keeps nobody's turn
        boolean isNew = handlers.isAnnotated(request, NewWork.class);
        var turns = isNew ? forNewWork : forWorkTaken;
        int taken = take(turns, isNew ? maxWaitOfNewWork : maxWait);
        try {
            if (taken < turns.size()) {
                problems.writeBusy(request, response);
            } else {
                chain.doFilter(whole, response);
            }
        } finally {
            turns.subList(0, taken).forEach(Semaphore::release);
        }
    }

    /// One after the other, until all are taken or the time is over.
    private int take(List<Semaphore> turns, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        int taken = 0;
        try {
            while (taken < turns.size()
                    && turns.get(taken).tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                taken++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }
}

package dev.dosirak.platform.web.idempotency;

import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.web.handler.Handlers;
import dev.dosirak.platform.web.idempotency.AnswerStore.Answer;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Runs an [Idempotent] command and the record of its answer as one transaction, and gives a known answer again.
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /// Few: each is the whole command, which has made attempts of its own.
    private static final int ATTEMPTS = 5;

    private final Handlers handlers;
    private final AnswerStore answerStore;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;
    private final Fingerprints fingerprints;

    IdempotencyFilter(
            Handlers handlers,
            AnswerStore answerStore,
            TransactionTemplate transaction,
            ProblemWriter problems,
            Fingerprints fingerprints) {
        this.handlers = handlers;
        this.answerStore = answerStore;
        this.transaction = transaction;
        this.problems = problems;
        this.fingerprints = fingerprints;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isIdempotent(request)) {
            chain.doFilter(request, response);
            return;
        }
        var key = request.getHeader(IdempotencyHeaders.KEY);
        if (key == null || !KEY.matcher(key).matches()) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "idempotency-key-missing");
            return;
        }
        var repeatable = RepeatableRequest.of(request);
        var fingerprint = fingerprints.of(repeatable);
        var command = new Command(repeatable, caller(fingerprint), key, fingerprint);
        var known = answerStore.find(command.caller(), key);
        if (known.isPresent()) {
            replay(command, known.get(), response);
        } else {
            run(command, response, chain);
        }
    }

    private record Command(RepeatableRequest request, String caller, String key, String fingerprint) {}

    private boolean isIdempotent(HttpServletRequest request) {
        return request.getMethod().equals("POST") && handlers.isAnnotated(request, Idempotent.class);
    }

    /// Of those who say nothing of themselves each has his own keys: two who chose the same one are told apart
    /// by what they say.
    private static String caller(String fingerprint) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? "anybody " + fingerprint
                : authentication.getName();
    }

    /// A command that loses a race is decided again; it left nothing behind.
    private void run(Command command, HttpServletResponse response, FilterChain chain) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var outcome = attempt(command, response, chain);
            if (outcome.stale() && attempt < ATTEMPTS) {
                command.request().removeAttribute(ProblemHandler.STALE);
                response.reset();
                continue;
            }
            // What was refused may have been refused because of what the same command, sent twice at once, had just
            // done.
            var meanwhile =
                    outcome.done() ? Optional.<Answer>empty() : answerStore.find(command.caller(), command.key());
            if (meanwhile.isPresent()) {
                response.reset();
                replay(command, meanwhile.get(), response);
            } else {
                outcome.response().copyBodyToResponse();
            }
            return;
        }
    }

    /// @param done and kept, so that this is its answer for good
    private record Outcome(ContentCachingResponseWrapper response, boolean stale, boolean done) {}

    private Outcome attempt(Command command, HttpServletResponse response, FilterChain chain) {
        return transaction.execute(status -> {
            var captured = new ContentCachingResponseWrapper(response);
            try {
                chain.doFilter(command.request(), captured);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                throw new IllegalStateException(e);
            }
            return finish(command, captured, status);
        });
    }

    private Outcome finish(Command command, ContentCachingResponseWrapper captured, TransactionStatus status) {
        if (captured.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            status.setRollbackOnly();
            return new Outcome(captured, command.request().getAttribute(ProblemHandler.STALE) != null, false);
        }
        var body = new String(captured.getContentAsByteArray(), StandardCharsets.UTF_8);
        var answer = new Answer(command.fingerprint(), captured.getStatus(), body);
        var first = answerStore.keep(command.caller(), command.key(), answer);
        if (!first) {
            status.setRollbackOnly();
        }
        return new Outcome(captured, false, first);
    }

    private void replay(Command command, Answer answer, HttpServletResponse response) throws IOException {
        if (!fingerprints.isOf(command.request(), answer.fingerprint())) {
            problems.write(command.request(), response, HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
            return;
        }
        response.reset();
        response.setStatus(answer.status());
        response.setHeader(IdempotencyHeaders.REPLAYED, "true");
        if (!answer.body().isEmpty()) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }
}

package dev.dosirak.platform.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Holds every answer of a service under test against its contract: what no contract promises fails whichever test
/// has come across it. Answers that are streamed pass unseen, and so does what is refused before any operation.
final class ContractFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ContractFilter.class);
    private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 406, 408, 414, 431);

    private static final int OK = HttpServletResponse.SC_OK;

    private final List<ContractAnswers> contracts;
    private final List<PathPattern> paths;

    /// @param service whose contract it is; where there is none, everything passes
    ContractFilter(String service) {
        this.contracts = Files.exists(contract(service))
                ? Stream.of(service, "platform")
                        .filter(it -> Files.exists(contract(it)))
                        .map(ContractAnswers::of)
                        .toList()
                : List.of();
        this.paths = contracts.stream()
                .flatMap(it -> it.paths().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Path contract(String name) {
        return HttpContract.folder().resolve(name + ".yaml");
    }

    private record Operation(ContractAnswers contract, String method, String path) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var operation = operation(request);
        if (operation.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var captured = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, captured);
        if (!OF_NO_OPERATION.contains(captured.getStatus())) {
            verify(operation.get(), captured);
        }
        captured.copyBodyToResponse();
    }

    private static void verify(Operation it, ContentCachingResponseWrapper answer) throws IOException {
        var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        try {
            it.contract().verify(it.method(), it.path(), isTheThingItself(answer) ? OK : answer.getStatus(), body);
        } catch (AssertionError e) {
            log.error("Not as the contract promises", e);
            answer.reset();
            answer.setStatus(HttpServletResponse.SC_NOT_IMPLEMENTED);
            answer.setContentType("text/plain");
            answer.getWriter().write(String.valueOf(e.getMessage()));
        }
    }

    /// The thing that was asked for, under a status that says what is wrong with it: 404 with its tombstone. Who
    /// refuses answers with a problem.
    private static boolean isTheThingItself(ContentCachingResponseWrapper answer) {
        var type = answer.getContentType();
        return answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && type != null
                && type.startsWith("application/json");
    }

    private Optional<Operation> operation(HttpServletRequest request) {
        var method = request.getMethod().toLowerCase(Locale.ROOT);
        var address = PathContainer.parsePath(request.getRequestURI());
        return paths.stream()
                .filter(it -> it.matches(address))
                .findFirst()
                .flatMap(path -> contracts.stream()
                        .filter(it -> it.answersInOnePiece(method, path.getPatternString()))
                        .map(it -> new Operation(it, method, path.getPatternString()))
                        .findFirst());
    }
}

package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.PublicRoute;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Who may pass to a service: who does not announce a body that is too large, brings none with a question, and
/// has a good access token where one is needed.
///
/// Where none is needed, one that comes along is not passed on: who logs in again with an expired token in hand must
/// not fail by it.
public final class AuthenticationFilter implements GlobalFilter, Ordered {

    /// Exchange attribute: no token is passed on.
    public static final String OPEN = AuthenticationFilter.class.getName() + ".open";

    /// Exchange attribute: whose token it is.
    public static final String MEMBER = AuthenticationFilter.class.getName() + ".member";

    private static final int LONGEST_TOKEN = 4_000;
    /// Three parts in base64url, as identity makes them; nothing else is worth decoding.
    private static final Pattern BEARER =
            Pattern.compile("Bearer +([\\w-]+\\.[\\w-]+\\.[\\w-]+)", Pattern.CASE_INSENSITIVE);

    private record OpenRoute(PublicRoute address, PathPattern path) {

        static OpenRoute of(String methodAndPath) {
            var address = PublicRoute.of(methodAndPath);
            return new OpenRoute(address, PathPatternParser.defaultInstance.parse(address.path()));
        }

        boolean matches(HttpMethod asked, PathContainer path) {
            return address.allows(asked.name()) && this.path.matches(path);
        }
    }

    private final List<OpenRoute> open;
    private final TokenCache tokens;

    AuthenticationFilter(List<String> open, TokenCache tokens) {
        this.open = open.stream().map(OpenRoute::of).toList();
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        var address = request.getPath();
        if (BodyLimit.isReadWithBody(request)) {
            return Mono.error(GatewayProblem.badRequest());
        }
        if (BodyLimit.isExceededBy(request)) {
            return Mono.error(GatewayProblem.bodyTooLarge());
        }
        var method = request.getMethod();
        if (open.stream().anyMatch(it -> it.matches(method, address))) {
            exchange.getAttributes().put(OPEN, true);
            return chain.filter(exchange);
        }
        var token = tokenOf(request.getHeaders());
        if (token == null) {
            return Mono.error(GatewayProblem.noValidToken());
        }
        return tokens.memberOf(token)
                .map(Mono::just)
                .orElseGet(() -> tokens.verify(token))
                .flatMap(it -> {
                    exchange.getAttributes().put(MEMBER, it);
                    return chain.filter(exchange);
                });
    }

    private static @Nullable String tokenOf(HttpHeaders headers) {
        var given = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (given.size() != 1) {
            return null;
        }
        var bearer = BEARER.matcher(given.getFirst());
        return bearer.matches() && bearer.group(1).length() <= LONGEST_TOKEN ? bearer.group(1) : null;
    }
}

package dev.dosirak.gateway;

import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets only plain addresses in, and to the gateway's own `/actuator` only services, except for its health.
///
/// Our addresses are words and ids, and whatever else is asked is percent-encoded. Anything that two programs
/// could read differently (`..`, `//`, `;`, `%2f`) is no address here.
final class PathFilter implements WebFilter, Ordered {

    private static final String BEARER = "Bearer ";

    /// What RFC 3986 lets stand in a query; a service's server may take nothing else.
    private static final Pattern QUERY = Pattern.compile("[\\w.~!$&'()*+,;=:@/?%-]*+");

    private final JwtDecoder services;

    PathFilter(JwtDecoder services) {
        this.services = services;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var query = exchange.getRequest().getURI().getRawQuery();
        if (query != null && !QUERY.matcher(query).matches()) {
            return Mono.error(GatewayProblem.badRequest());
        }
        var path = exchange.getRequest().getPath().value();
        if (!isPlain(path)) {
            return Mono.error(GatewayProblem.noSuchResource());
        }
        var own = path.startsWith("/actuator");
        var health = path.equals("/actuator/health") || path.startsWith("/actuator/health/");
        return own && !health && !isService(exchange)
                ? Mono.error(GatewayProblem.noSuchResource())
                : chain.filter(exchange);
    }

    private boolean isService(ServerWebExchange exchange) {
        var given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (given == null || !given.startsWith(BEARER)) {
            return false;
        }
        try {
            services.decode(given.substring(BEARER.length()));
            return true;
        } catch (JwtException e) {
            return false;
        }
    }

    static boolean isPlain(String path) {
        int start = 1;
        while (start <= path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            if (!isWord(path, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return path.startsWith("/");
    }

    private static boolean isWord(String path, int start, int end) {
        int dots = 0;
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            var digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '-' && c != '_' && c != '.') {
                return false;
            }
            dots += c == '.' ? 1 : 0;
        }
        return end - start > dots;
    }
}

package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.IdempotencyHeaders;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses a request that says twice what can only be said once: the gateway and a service behind it might each
/// believe another one. (Two tokens are [none][AuthenticationFilter].) For `Host` RFC 9112 (section 3.2) demands it.
final class DoubledHeaderFilter implements WebFilter, Ordered {

    private static final List<String> SAID_ONCE =
            List.of(HttpHeaders.HOST, HttpHeaders.CONTENT_TYPE, IdempotencyHeaders.KEY);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        for (var each : SAID_ONCE) {
            if (headers.getOrDefault(each, List.of()).size() > 1) {
                return Mono.error(GatewayProblem.badRequest());
            }
        }
        return chain.filter(exchange);
    }
}

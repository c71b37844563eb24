package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.AdmissionRefused;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Repeats for a moment what the order service has said: that it takes no more orders. So a crowd is turned away before
/// a token is checked or a body is read, and leaves the cores to those whose orders were taken.
///
/// The order service alone decides. After the moment the next one asks it again.
final class RefusedOrders implements WebFilter, Ordered {

    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final String ORDERS = "/api/v1/orders";

    /// @param until by the clock of [System#nanoTime]
    /// @param seconds after which to come again
    private record Refused(long until, long seconds) {}

    private final LongSupplier nanoTime;
    private volatile Refused last;

    RefusedOrders(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = new Refused(nanoTime.getAsLong(), 0);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isNewOrder(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        var refused = last;
        if (nanoTime.getAsLong() - refused.until() < 0) {
            return Mono.error(TurnedAway.tooManyOrders(somewhatAround(refused.seconds())));
        }
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> note(response)));
        return chain.filter(exchange);
    }

    private static boolean isNewOrder(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && request.getPath().value().equals(ORDERS);
    }

    private void note(ServerHttpResponse response) {
        var headers = response.getHeaders();
        if (headers.getFirst(AdmissionRefused.HEADER) != null) {
            headers.remove(AdmissionRefused.HEADER);
            var after = headers.getFirst(HttpHeaders.RETRY_AFTER);
            long seconds = after != null && after.matches("\\d{1,4}") ? Long.parseLong(after) : 1;
            last = new Refused(nanoTime.getAsLong() + MOMENT.toNanos(), seconds);
        }
    }

    /// So that those who were turned away together do not come back together.
    private static long somewhatAround(long seconds) {
        return Math.max(1, Math.round(seconds * ThreadLocalRandom.current().nextDouble(0.7, 1.3)));
    }
}

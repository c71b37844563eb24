package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.AdmissionRefused;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

class RefusedOrdersTest {

    static final long MILLI = 1_000_000;

    final AtomicLong now = new AtomicLong();
    final AtomicInteger asked = new AtomicInteger();
    final RefusedOrders refused = new RefusedOrders(now::get);

    /// The order service, that takes no more.
    final WebFilterChain full = exchange -> {
        asked.incrementAndGet();
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        exchange.getResponse().getHeaders().set("Retry-After", "10");
        exchange.getResponse().getHeaders().set(AdmissionRefused.HEADER, "true");
        return exchange.getResponse().setComplete();
    };

    /// Something else is wrong with it.
    final WebFilterChain away = exchange -> {
        asked.incrementAndGet();
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        exchange.getResponse().getHeaders().set("Retry-After", "1");
        return exchange.getResponse().setComplete();
    };

    @Test
    void aRefusalIsRepeatedForAMomentAndThenAskedForAgain() {
        var answer = order(full);
        assertThat(answer.getResponse().getHeaders().getFirst(AdmissionRefused.HEADER))
                .as("between us only")
                .isNull();

        now.addAndGet(299 * MILLI);
        assertThatThrownBy(() -> order(full)).isInstanceOfSatisfying(TurnedAway.class, it -> {
            assertThat(it.reason()).isEqualTo("too-many-orders");
            assertThat(it.retryAfter()).isBetween(7L, 13L);
        });
        assertThat(asked).hasValue(1);

        now.addAndGet(2 * MILLI);
        order(full);
        assertThat(asked).hasValue(2);
    }

    @Test
    void nothingElseIsTurnedAway() {
        order(full);

        send(full, HttpMethod.POST, "/api/v1/orders/0198c0de-0000-7000-8000-000000000001/cancel");
        send(full, HttpMethod.GET, "/api/v1/orders");
        assertThat(asked).hasValue(3);
    }

    @Test
    void aServiceThatIsAwayHasRefusedNothing() {
        order(away);
        order(away);
        assertThat(asked).hasValue(2);
    }

    private MockServerWebExchange order(WebFilterChain service) {
        return send(service, HttpMethod.POST, "/api/v1/orders");
    }

    private MockServerWebExchange send(WebFilterChain service, HttpMethod method, String address) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, address));
        refused.filter(exchange, service).block();
        return exchange;
    }
}

package dev.dosirak.gateway.routing.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.gateway.AuthenticationFilter;
import dev.dosirak.gateway.GatewayProblem;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class OrderAdmissionTest {

    static final long SECOND = 1_000_000_000;

    final AtomicLong now = new AtomicLong();
    final AtomicInteger asked = new AtomicInteger();
    final OrderAdmission admission = new OrderAdmission(now::get);
    final GatewayFilterChain takes = service(HttpStatus.CREATED);

    @Test
    void noMorePassThanTheServiceWouldTake() {
        admission.update(3, admission.passed(), 10);
        orders(100, takes);
        assertThat(asked).hasValue(3);

        admission.update(2, admission.passed(), 10);
        orders(100, takes);
        assertThat(asked).hasValue(5);
    }

    @Test
    void whoPassedWhileItWasAskedIsNotForgotten() {
        long before = admission.passed();
        orders(2, takes);
        admission.update(3, before, 10);
        orders(100, takes);
        assertThat(asked).hasValue(3);
    }

    @Test
    void whoeverIsTurnedAwayIsToldWhenToComeAgain() {
        admission.update(0, admission.passed(), 10);
        var turnedAway = send(takes, HttpMethod.POST, "/api/v1/orders");
        assertThat(turnedAway).isInstanceOfSatisfying(GatewayProblem.class, it -> {
            assertThat(it.reason()).isEqualTo("too-many-orders");
            assertThat(it.retryAfter()).isBetween(7L, 13L);
        });
    }

    @Test
    void nothingNeedBeAskedWhileNobodyOrders() {
        admission.update(3, admission.passed(), 10);
        assertThat(admission.isQuiet()).isTrue();

        send(takes, HttpMethod.GET, "/api/v1/orders");
        assertThat(admission.isQuiet()).isTrue();

        send(takes, HttpMethod.POST, "/api/v1/orders");
        assertThat(admission.isQuiet()).isFalse();
        assertThat(admission.isQuiet()).isTrue();
    }

    @Test
    void whileThereIsNoRoomItIsAskedForWhetherOrNotSomebodyOrders() {
        admission.update(0, admission.passed(), 10);
        assertThat(admission.isQuiet()).isFalse();
        assertThat(admission.isQuiet()).isFalse();
    }

    @Test
    void theLargerTheCrowdTheLaterItComesAgain() {
        for (int look = 0; look < 100; look++) {
            admission.update(1, admission.passed(), 10);
            orders(3, takes);
        }
        assertThat(send(takes, HttpMethod.POST, "/api/v1/orders"))
                .isInstanceOfSatisfying(
                        GatewayProblem.class,
                        it -> assertThat(it.retryAfter())
                                .as("one of three passes")
                                .isBetween(20L, 40L));

        for (int look = 0; look < 400; look++) {
            admission.update(1, admission.passed(), 10);
            orders(1, takes);
        }
        assertThat(send(takes, HttpMethod.POST, "/api/v1/orders"))
                .isInstanceOfSatisfying(
                        GatewayProblem.class,
                        it -> assertThat(it.retryAfter())
                                .as("the crowd is gone")
                                .isBetween(7L, 14L));
    }

    @Test
    void whileTheServiceIsNotHeardItDecidesByItself() {
        orders(100, takes);
        assertThat(asked).hasValue(100);

        admission.update(0, admission.passed(), 10);
        now.addAndGet(5 * SECOND);
        orders(100, takes);
        assertThat(asked).hasValue(200);
    }

    @Test
    void nonsenseTakesNobodysPlaceAndARefusalOfTheServiceDoes() {
        admission.update(1, admission.passed(), 10);
        orders(100, service(HttpStatus.UNPROCESSABLE_CONTENT));
        assertThat(asked).hasValue(100);

        orders(100, service(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(asked).hasValue(101);
    }

    @Test
    void whoBreaksOffTakesNobodysPlace() {
        admission.update(1, admission.passed(), 10);
        for (int i = 0; i < 100; i++) {
            order("customer-" + i, _ -> Mono.never()).dispose();
        }
        orders(100, takes);
        assertThat(asked).hasValue(1);
    }

    @Test
    void theSameOrderAgainTakesNobodysPlace() {
        admission.update(1, admission.passed(), 10);
        orders(100, exchange -> {
            exchange.getResponse().getHeaders().set(IdempotencyHeaders.REPLAYED, "true");
            return takes.filter(exchange);
        });
        assertThat(asked).hasValue(100);
    }

    /// It is counted by the answer that comes, whether it passed before the question or while it was under way.
    @Test
    void aPlaceGivenBackWhileTheServiceIsAskedIsGivenBackOnce() {
        admission.update(2, admission.passed(), 10);
        var early = order("mina", _ -> Mono.never());
        long before = admission.passed();
        var late = order("junho", _ -> Mono.never());
        early.dispose();
        admission.update(2, before, 10);
        late.dispose();

        orders(100, takes);
        assertThat(asked).hasValue(2);
    }

    @Test
    void oneMemberHasAFewOrdersUnderWayAtOnceAndTheOthersTheirPlaces() {
        admission.update(10, admission.passed(), 10);
        var held = Stream.generate(() -> order("mina", exchange -> {
                    asked.incrementAndGet();
                    return Mono.never();
                }))
                .limit(100)
                .toList();
        assertThat(asked).hasValue(3);

        order("junho", takes);
        assertThat(asked).hasValue(4);

        held.forEach(Disposable::dispose);
        order("mina", takes);
        assertThat(asked).as("what broke off may still be under way").hasValue(4);

        admission.isQuiet();
        order("mina", takes);
        assertThat(asked).hasValue(5);
    }

    @Test
    void whatCameToNothingGivesItsPlaceBackOnlyWhereItWasTaken() {
        admission.update(1, admission.passed(), 10);
        send(
                exchange -> {
                    admission.update(1, admission.passed(), 10);
                    return service(HttpStatus.UNPROCESSABLE_CONTENT).filter(exchange);
                },
                HttpMethod.POST,
                "/api/v1/orders");
        asked.set(0);
        orders(100, takes);
        assertThat(asked).hasValue(1);
    }

    @Test
    void nothingElseIsTurnedAway() {
        admission.update(0, admission.passed(), 10);
        send(takes, HttpMethod.POST, "/api/v1/orders/0198c0de-0000-7000-8000-000000000001/cancel");
        send(takes, HttpMethod.GET, "/api/v1/orders");
        assertThat(asked).hasValue(2);
    }

    private Disposable order(String member, GatewayFilterChain service) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/v1/orders"));
        exchange.getAttributes().put(AuthenticationFilter.MEMBER, member);
        return admission
                .filter(exchange, service)
                .onErrorComplete(GatewayProblem.class)
                .subscribe();
    }

    private GatewayFilterChain service(HttpStatus answer) {
        return exchange -> {
            asked.incrementAndGet();
            exchange.getResponse().setStatusCode(answer);
            return exchange.getResponse().setComplete();
        };
    }

    private void orders(int number, GatewayFilterChain service) {
        for (int i = 0; i < number; i++) {
            send(service, HttpMethod.POST, "/api/v1/orders");
        }
    }

    private @Nullable Throwable send(GatewayFilterChain service, HttpMethod method, String address) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, address));
        return admission
                .filter(exchange, service)
                .cast(Throwable.class)
                .onErrorResume(Mono::just)
                .block();
    }
}

package dev.dosirak.gateway.routing.web;

import dev.dosirak.gateway.AuthenticationFilter;
import dev.dosirak.gateway.GatewayProblem;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/// Lets no more new orders pass than the order service has said it would take. So excess orders are rejected before
/// their tokens are checked and their bodies are read, and in a moment, however busy the services are.
///
/// The order service alone decides: it takes what it has said it would, and while it has not answered, everything
/// passes. Places are given to those who are signed in and whose whole order is here, to nobody more than
/// [a few][#AT_ONCE] at once, and what comes to nothing gives its place back: who sends nonsense, the same order again
/// and again, or slowly, or breaks off, keeps nobody out.
final class OrderAdmission implements GlobalFilter, Ordered {

    /// The last answer is valid for so long. A service that is busy answers within that time.
    private static final Duration FRESH = Duration.ofSeconds(5);

    /// In seconds: nobody comes again after longer.
    private static final long LONGEST = 60;

    private static final String ORDERS = "/api/v1/orders";

    /// Orders of one member. People order one at a time, and an app that is not sure asks again.
    private static final int AT_ONCE = 3;

    /// Exchange attribute: the order service has said that it takes this one.
    static final String ADMITTED = OrderAdmission.class.getName() + ".admitted";

    /// @param until by the clock of [System#nanoTime]
    /// @param before what [#passed] said before the service was asked
    /// @param orders so many more may pass
    /// @param retryAfter in seconds
    /// @param givenBack by those of them that came to nothing
    private record Limit(long until, long before, long orders, long retryAfter, AtomicLong givenBack) {

        /// @param number of the one that came to nothing, among all that passed
        void release(long number) {
            if (number > before) {
                givenBack.incrementAndGet();
            }
        }
    }

    private final LongSupplier nanoTime;
    private final AtomicLong passed = new AtomicLong();
    private final ExcessDemand demand = new ExcessDemand();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /// Whose connections broke off since the last look: their orders may still be under way behind us.
    private final Queue<String> brokenOff = new ConcurrentLinkedQueue<>();

    private volatile Limit limit;

    OrderAdmission(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.limit = new Limit(nanoTime.getAsLong(), 0, 0, 0, new AtomicLong());
    }

    /// Behind [BodyBufferFilter]: who sends slowly keeps no place.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 25;
    }

    /// How many have passed until now; to be taken down before the order service is asked.
    long passed() {
        return passed.get();
    }

    /// Whether nobody has wanted to order since this was last asked, and whoever comes would pass: nothing need
    /// be heard yet. To be asked again and again, instead of the service.
    boolean isQuiet() {
        for (var member = brokenOff.poll(); member != null; member = brokenOff.poll()) {
            end(member);
        }
        if (wanted.getAndSet(false) || isFull(limit)) {
            return false;
        }
        demand.look(passed.get());
        return true;
    }

    /// @param orders how many more it would take
    /// @param before what [#passed] said before it was asked: those who have passed since may not be counted
    /// @param retryAfter in seconds, for one that nobody stands before
    void update(long orders, long before, long retryAfter) {
        demand.look(passed.get());
        limit = new Limit(nanoTime.getAsLong() + FRESH.toNanos(), before, orders, retryAfter, new AtomicLong());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!isNewOrder(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        wanted.set(true);
        var current = limit;
        if (isFull(current)) {
            return reject(current);
        }
        if (isFresh(current)) {
            exchange.getAttributes().put(ADMITTED, true);
        }
        var member = exchange.getAttributeOrDefault(AuthenticationFilter.MEMBER, "");
        if (underWay.merge(member, 1, Integer::sum) > AT_ONCE) {
            end(member);
            return Mono.error(GatewayProblem.ordersUnderWay());
        }
        long number = passed.incrementAndGet();
        return chain.filter(exchange).doFinally(signal -> {
            if (signal == SignalType.CANCEL) {
                brokenOff.add(member);
            } else {
                end(member);
            }
            if (signal == SignalType.CANCEL || isNoNewOrder(signal, exchange.getResponse())) {
                limit.release(number);
            }
        });
    }

    private void end(String member) {
        underWay.computeIfPresent(member, (_, orders) -> orders == 1 ? null : orders - 1);
    }

    /// Where the connection to the service broke off it may be one.
    private static boolean isNoNewOrder(SignalType signal, ServerHttpResponse answer) {
        var status = answer.getStatusCode();
        return signal == SignalType.ON_COMPLETE
                && ((status != null && status.is4xxClientError())
                        || answer.getHeaders().containsHeader(IdempotencyHeaders.REPLAYED));
    }

    /// Where there is no room nobody's token is checked.
    Mono<Void> rejectEarly(ServerWebExchange exchange, WebFilterChain chain) {
        var current = limit;
        return isFull(current) && isNewOrder(exchange.getRequest()) ? reject(current) : chain.filter(exchange);
    }

    private boolean isFresh(Limit limit) {
        return nanoTime.getAsLong() - limit.until() < 0;
    }

    private boolean isFull(Limit limit) {
        return passed.get() - limit.givenBack().get() >= limit.before() + limit.orders() && isFresh(limit);
    }

    private Mono<Void> reject(Limit limit) {
        wanted.set(true);
        demand.turnedAway();
        return Mono.error(GatewayProblem.tooManyOrders(jittered(limit.retryAfter() * demand.factor())));
    }

    private static boolean isNewOrder(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && request.getPath().value().equals(ORDERS);
    }

    /// So that those who were turned away together do not come back together.
    private static long jittered(double seconds) {
        return Math.clamp(Math.round(seconds * ThreadLocalRandom.current().nextDouble(0.7, 1.3)), 1, LONGEST);
    }

    /// How many times more want to order than may, lately. Who is told to come again when those before are
    /// done queues behind all who were told the same.
    private static final class ExcessDemand {

        /// Four looks a second: what was ten seconds ago counts for a third.
        private static final double KEPT = 0.975;

        private static final double LARGEST = 4;

        private final LongAdder turnedAway = new LongAdder();
        private double averageTurnedAway;
        private double averagePassed;
        private long passedBefore;
        private volatile double factor = 1;

        void turnedAway() {
            turnedAway.increment();
        }

        /// To be called four times a second.
        ///
        /// @param passed since the beginning
        synchronized void look(long passed) {
            averageTurnedAway = averageTurnedAway * KEPT + turnedAway.sumThenReset();
            averagePassed = averagePassed * KEPT + Math.max(0, passed - passedBefore);
            passedBefore = passed;
            factor = Math.min(LARGEST, 1 + averageTurnedAway / Math.max(1, averagePassed));
        }

        /// From 1, where whoever wants to order may, to 4.
        double factor() {
            return factor;
        }
    }
}

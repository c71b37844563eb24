package dev.dosirak.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import tools.jackson.databind.json.JsonMapper;

/// The last word on everything that goes wrong between caller and service: an `application/problem+json` in Korean or
/// English, and never a word about our insides.
///
/// 503 means that nothing was carried out; 502 and 504 mean that nobody knows.
public final class GatewayProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(GatewayProblemHandler.class);

    /// Whatever the gateway itself answers, another thread than that of the connection writes: a request that
    /// had to queue and is answered on the spot would be the last one read from its connection
    /// (reactor-netty#4361, in 1.3.6).
    public static final Scheduler RESPONSE_SCHEDULER = Schedulers.parallel();

    /// What is said to be JSON must not be taken for a page.
    public static final String NO_SNIFFING = "X-Content-Type-Options";

    private final JsonMapper json;
    private final LocalizedMessages messages = new LocalizedMessages("gateway-problems");

    GatewayProblemHandler(JsonMapper json) {
        this.json = json;
    }

    /// Before the ones that Spring brings along.
    @Override
    public int getOrder() {
        return -10;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(
                    failure); // too late for an answer; breaking the connection says that this one is no whole
        }
        var problem = problemOf(failure);
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("{} failed", exchange.getLogPrefix(), failure);
        }
        return respond(exchange, problem);
    }

    /// Whether what failed is that a service did not answer, and not something of the caller or of ours.
    public static boolean isServiceAway(Throwable failure) {
        return meansAway(problemOf(failure).status());
    }

    public static boolean meansAway(HttpStatusCode status) {
        return switch (status.value()) {
            case 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static GatewayProblem problemOf(Throwable failure) {
        return switch (failure) {
            case GatewayProblem known -> known;
            case ConnectException _, UnknownHostException _ -> GatewayProblem.serviceAway();
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ -> GatewayProblem.serviceBusy();
            case ReadTimeoutException _ -> new GatewayProblem(HttpStatus.GATEWAY_TIMEOUT, "service-slow");
            case IOException _ -> new GatewayProblem(HttpStatus.BAD_GATEWAY, "service-broke-off");
            case ResponseStatusException known -> ofStatus(known.getStatusCode().value());
            default -> new GatewayProblem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
        };
    }

    private static GatewayProblem ofStatus(int status) {
        return switch (status) {
            case 404 -> GatewayProblem.noSuchResource();
            case 405 -> new GatewayProblem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
            case 504 -> new GatewayProblem(HttpStatus.GATEWAY_TIMEOUT, "service-slow");
            case 503 -> GatewayProblem.serviceAway();
            default ->
                status >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                        ? new GatewayProblem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error")
                        : GatewayProblem.badRequest();
        };
    }

    private Mono<Void> respond(ServerWebExchange exchange, GatewayProblem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(NO_SNIFFING, "nosniff");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        if (problem.status() == HttpStatus.REQUEST_TIMEOUT) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close"); // the rest of the body is not waited for
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var bytes = response.bufferFactory().wrap(toJson(problem, LocalizedMessages.languageOf(exchange)));
        return response.writeWith(Mono.just(bytes)).subscribeOn(RESPONSE_SCHEDULER);
    }

    /// In JSON.
    byte[] toJson(GatewayProblem problem, Locale language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:dosirak:problem:" + problem.reason());
        body.put("title", messages.get(problem.reason() + ".title", language));
        body.put("status", problem.status().value());
        body.put("detail", messages.get(problem.reason(), language, problem.retryAfter()));
        body.put("reason", problem.reason());
        return json.writeValueAsBytes(body);
    }
}

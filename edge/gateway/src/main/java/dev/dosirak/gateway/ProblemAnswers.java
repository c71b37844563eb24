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
final class ProblemAnswers implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    /// Whatever the gateway itself answers, another thread than that of the connection writes: a request that had
    /// to queue and is answered on the spot would be the last one read from its connection
    /// (reactor-netty#4361, in 1.3.6).
    static final Scheduler OWN_ANSWERS = Schedulers.parallel();

    /// What is said to be JSON must not be taken for a page.
    static final String NO_SNIFFING = "X-Content-Type-Options";

    private final JsonMapper json;
    private final Sentences sentences = new Sentences("gateway-problems");

    ProblemAnswers(JsonMapper json) {
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
        return answer(exchange, problem);
    }

    /// Whether what failed is that a service did not answer, and not something of the caller or of ours.
    static boolean isServiceAway(Throwable failure) {
        return meansAway(problemOf(failure).status());
    }

    static boolean meansAway(HttpStatusCode status) {
        return switch (status.value()) {
            case 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static TurnedAway problemOf(Throwable failure) {
        return switch (failure) {
            case TurnedAway known -> known;
            case ConnectException _, UnknownHostException _ -> TurnedAway.serviceAway();
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ -> TurnedAway.serviceBusy();
            case ReadTimeoutException _ -> new TurnedAway(HttpStatus.GATEWAY_TIMEOUT, "service-slow");
            case IOException _ -> new TurnedAway(HttpStatus.BAD_GATEWAY, "service-broke-off");
            case ResponseStatusException known -> ofStatus(known.getStatusCode().value());
            default -> new TurnedAway(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
        };
    }

    private static TurnedAway ofStatus(int status) {
        return switch (status) {
            case 404 -> TurnedAway.noSuchAddress();
            case 405 -> new TurnedAway(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
            case 504 -> new TurnedAway(HttpStatus.GATEWAY_TIMEOUT, "service-slow");
            case 503 -> TurnedAway.serviceAway();
            default ->
                status >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                        ? new TurnedAway(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error")
                        : TurnedAway.badRequest();
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, TurnedAway problem) {
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
        var bytes = response.bufferFactory().wrap(say(problem, Sentences.languageOf(exchange)));
        return response.writeWith(Mono.just(bytes)).subscribeOn(OWN_ANSWERS);
    }

    /// In JSON.
    byte[] say(TurnedAway problem, Locale language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:dosirak:problem:" + problem.reason());
        body.put("title", sentences.say(problem.reason() + ".title", language));
        body.put("status", problem.status().value());
        body.put("detail", sentences.say(problem.reason(), language, problem.retryAfter()));
        body.put("reason", problem.reason());
        return json.writeValueAsBytes(body);
    }
}

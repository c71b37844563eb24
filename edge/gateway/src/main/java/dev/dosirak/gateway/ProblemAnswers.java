package dev.dosirak.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import tools.jackson.databind.json.JsonMapper;

/// The last word on everything that goes wrong between caller and service: an `application/problem+json` in Korean or
/// English, and never a word about our insides.
///
/// 503 means that nothing was carried out; 502 and 504 mean that nobody knows.
final class ProblemAnswers implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final JsonMapper json;
    private final MessageSource sentences = sentences();

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    private static MessageSource sentences() {
        var sentences = new ResourceBundleMessageSource();
        sentences.setBasename("gateway-problems");
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        return sentences;
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

    private static TurnedAway problemOf(Throwable failure) {
        return switch (failure) {
            case TurnedAway known -> known;
            case ConnectException _, UnknownHostException _ -> TurnedAway.serviceAway();
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ ->
                new TurnedAway(HttpStatus.SERVICE_UNAVAILABLE, "service-busy");
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
                        : new TurnedAway(HttpStatus.BAD_REQUEST, "bad-request");
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, TurnedAway problem) {
        var language = languageOf(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:dosirak:problem:" + problem.reason());
        body.put("title", sentences.getMessage(problem.reason() + ".title", null, language));
        body.put("status", problem.status().value());
        body.put("detail", sentences.getMessage(problem.reason(), null, language));
        body.put("reason", problem.reason());

        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var bytes = response.bufferFactory().wrap(json.writeValueAsBytes(body));
        return response.writeWith(Mono.just(bytes));
    }

    /// Korean unless English is preferred.
    private static Locale languageOf(@Nullable String wanted) {
        if (wanted == null) {
            return Locale.KOREAN;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES);
            return found == null ? Locale.KOREAN : found;
        } catch (IllegalArgumentException e) {
            return Locale.KOREAN; // a header that nobody can read asks for nothing
        }
    }
}

package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.gateway.GatewayProblem;
import dev.dosirak.gateway.GatewayProblemHandler;
import dev.dosirak.gateway.phonebook.Phonebook;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The filter `Offline` of the route of the list: the phone book stands in where the storefront fails, and as long as
/// it goes on failing nobody but one every now and then waits for it. Without a phone book nothing is different.
final class OfflineGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final Logger log = LoggerFactory.getLogger(OfflineGatewayFilterFactory.class);

    private final CircuitBreaker storefront;
    private final PhonebookCopy phonebook;
    private final OfflineResponder responder;

    OfflineGatewayFilterFactory(PhonebookCopy phonebook, OfflineResponder responder, Duration tryAgain) {
        this.storefront = CircuitBreaker.of("storefront-list", circuit(tryAgain));
        this.phonebook = phonebook;
        this.responder = responder;
        storefront.getEventPublisher().onStateTransition(it -> logTransition(it.getStateTransition()));
    }

    /// The first failure tells enough where nothing else is known, and half of the last twenty where more is.
    private static CircuitBreakerConfig circuit(Duration tryAgain) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(1)
                .failureRateThreshold(50)
                .waitDurationInOpenState(tryAgain)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(GatewayProblemHandler::isServiceAway)
                .build();
    }

    private void logTransition(StateTransition transition) {
        switch (transition) {
            case CLOSED_TO_OPEN -> log.warn("The storefront fails; its list is answered from the phone book");
            case HALF_OPEN_TO_CLOSED -> log.info("The storefront answers its list again");
            default -> log.debug("storefront-list: {}", transition);
        }
    }

    @Override
    public GatewayFilter apply(Object nothing) {
        return (exchange, chain) ->
                phonebook.last().map(book -> ask(exchange, chain, book)).orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> ask(ServerWebExchange exchange, GatewayFilterChain chain, Phonebook book) {
        if (!storefront.tryAcquirePermission()) {
            return responder.respond(exchange, book);
        }
        long began = storefront.getCurrentTimestamp();
        return chain.filter(exchange)
                .then(Mono.<Void>defer(() -> failureOf(exchange)))
                .doOnSuccess(_ -> storefront.onSuccess(since(began), storefront.getTimestampUnit()))
                .doOnError(e -> storefront.onError(since(began), storefront.getTimestampUnit(), e))
                .doOnCancel(storefront::releasePermission)
                .onErrorResume(GatewayProblemHandler::isServiceAway, _ -> responder.respond(exchange, book));
    }

    /// The storefront is there and says itself that it, or something in front of it, is not fit to answer.
    private static Mono<Void> failureOf(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status != null && GatewayProblemHandler.meansAway(status)
                ? Mono.error(GatewayProblem.serviceAway())
                : Mono.empty();
    }

    private long since(long began) {
        return storefront.getCurrentTimestamp() - began;
    }
}

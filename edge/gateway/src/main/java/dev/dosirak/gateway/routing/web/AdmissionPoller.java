package dev.dosirak.gateway.routing.web;

import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/// Asks the order service's nodes again and again how many more orders they would take, and passes on the least that
/// one says: what all have taken shows at each. While nobody orders it asks now and then only. It has connections
/// of its own: where people's questions hang, who wants to order is still turned away in a moment.
final class AdmissionPoller implements DisposableBean {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final int WHILE_NOBODY_ORDERS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /// How long the others are waited for when one has answered: a node that hangs makes nobody's news old.
    private static final Duration AFTER_THE_FIRST = Duration.ofMillis(500);

    private static final int OK = 200;
    private static final Logger log = LoggerFactory.getLogger(AdmissionPoller.class);

    /// @param orders how many more it would take now
    /// @param retryAfter in seconds
    private record Room(long orders, long retryAfter) {}

    private final List<Node> nodes;
    private final HttpClient http;
    private final ServiceToken token;
    private final JsonMapper json;
    private final OrderAdmission admission;
    private final Sinks.Empty<Void> ended = Sinks.empty();

    AdmissionPoller(List<Node> nodes, HttpClient http, ServiceToken token, JsonMapper json, OrderAdmission admission) {
        this.nodes = nodes;
        this.http = http;
        this.token = token;
        this.json = json;
        this.admission = admission;
        Flux.interval(EVERY)
                .takeUntil(it -> it + 1 == WHILE_NOBODY_ORDERS || !admission.isQuiet())
                .then(Mono.defer(this::ask)
                        .doOnError(it -> log.error("Order was not asked", it))
                        .onErrorComplete())
                .repeat()
                .takeUntilOther(ended.asMono())
                .subscribe();
    }

    private Mono<Void> ask() {
        long before = admission.passed();
        return Flux.fromIterable(nodes)
                .flatMap(this::ask)
                .timeout(Mono.delay(LIMIT), _ -> Mono.delay(AFTER_THE_FIRST), Flux.empty())
                .collectList()
                .doOnNext(rooms -> rooms.stream()
                        .min(Comparator.comparingLong(Room::orders))
                        .ifPresent(it -> admission.update(it.orders(), before, it.retryAfter())))
                .then();
    }

    /// Empty when it does not say.
    private Mono<Room> ask(Node node) {
        return http.headers(it -> it.set(HttpHeaders.AUTHORIZATION, "Bearer " + token.issue("order")))
                .get()
                .uri(node.admission())
                .responseSingle((answer, body) -> answer.status().code() == OK ? body.asByteArray() : Mono.empty())
                .map(it -> json.readValue(it, Room.class))
                .timeout(LIMIT)
                .onErrorComplete();
    }

    @Override
    public void destroy() {
        ended.tryEmitEmpty();
    }
}

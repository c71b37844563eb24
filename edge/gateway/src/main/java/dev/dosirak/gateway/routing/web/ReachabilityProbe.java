package dev.dosirak.gateway.routing.web;

import dev.dosirak.platform.kernel.Reachability;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/// Lets services that take the silence of people for an answer know that people can reach them. It goes by the
/// connections that answers would come by: where those are busy, no probe is sent.
final class ReachabilityProbe implements DisposableBean {

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Sinks.Empty<Void> ended = Sinks.empty();

    /// @param commands by which people's commands go
    ReachabilityProbe(List<Node> nodes, HttpClient commands) {
        this.http = commands.responseTimeout(LIMIT).headers(it -> it.set(Reachability.PROBE, "gateway"));
        Flux.interval(EVERY)
                .onBackpressureDrop()
                .takeUntilOther(ended.asMono())
                .flatMap(_ -> Flux.fromIterable(nodes).flatMap(this::probe))
                .subscribe();
    }

    private Mono<Void> probe(Node node) {
        return http.get().uri(node.readiness()).response().then().timeout(LIMIT).onErrorComplete();
    }

    @Override
    public void destroy() {
        ended.tryEmitEmpty();
    }
}

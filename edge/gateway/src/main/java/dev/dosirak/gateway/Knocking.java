package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.Reachability;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/// Lets services that take the silence of people for an answer know that people can reach them: while nobody knocks,
/// nobody else gets through either.
final class Knocking implements DisposableBean {

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.create().responseTimeout(LIMIT).headers(it -> it.set(Reachability.KNOCK, "gateway"));
    private final Sinks.Empty<Void> ended = Sinks.empty();

    Knocking(List<Node> nodes) {
        Flux.interval(EVERY)
                .onBackpressureDrop()
                .takeUntilOther(ended.asMono())
                .flatMap(_ -> Flux.fromIterable(nodes).flatMap(this::knock))
                .subscribe();
    }

    private Mono<Void> knock(Node node) {
        return http.get().uri(node.readiness()).response().then().timeout(LIMIT).onErrorComplete();
    }

    @Override
    public void destroy() {
        ended.tryEmitEmpty();
    }
}

package dev.dosirak.gateway.routing.web;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/// Looks after nodes that do not answer, and takes each back as soon as it says that it takes requests.
final class NodeProbe implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(NodeProbe.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int FAILURE = 500;

    private final HttpClient http = HttpClient.newConnection()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(LIMIT.toMillis()))
            .responseTimeout(LIMIT);
    private final Sinks.Empty<Void> ended = Sinks.empty();

    void watch(Node node) {
        Mono.delay(POLL_INTERVAL)
                .then(Mono.defer(() -> isReady(node)))
                .filter(ready -> ready)
                .repeatWhenEmpty(it -> it)
                .takeUntilOther(ended.asMono())
                .subscribe(_ -> {
                    node.markUp();
                    log.info("{} is back", node);
                });
    }

    /// An address at which nobody speaks of readiness, such as the storefront's public port, is ready when it
    /// is open.
    private Mono<Boolean> isReady(Node node) {
        return http.get()
                .uri(node.readiness())
                .response()
                .map(it -> it.status().code() < FAILURE)
                .onErrorReturn(false);
    }

    @Override
    public void destroy() {
        ended.tryEmitEmpty();
    }
}

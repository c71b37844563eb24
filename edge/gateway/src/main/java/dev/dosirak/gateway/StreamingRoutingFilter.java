package dev.dosirak.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Gives long-lived streams (routes with the metadata `stream: true`) connections of their own, so that thousands of
/// open terminals leave those of short requests alone.
final class StreamingRoutingFilter extends NettyRoutingFilter implements DisposableBean {

    private static final int MOST_STREAMS_PER_SERVICE = 20_000;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final ConnectionProvider connections = ConnectionProvider.builder("streams")
            .maxConnections(MOST_STREAMS_PER_SERVICE)
            .pendingAcquireTimeout(WAIT)
            .build();
    private final HttpClient streams;

    StreamingRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties) {
        super(client, headersFilters, properties);
        this.streams = HttpClient.create(connections)
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(WAIT.toMillis()));
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return route.getMetadata().containsKey("stream") ? streams : super.getHttpClient(route, exchange);
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}

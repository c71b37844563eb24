package dev.dosirak.gateway.routing.web;

import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Gives each kind of request connections of its own: long-lived streams (routes with the metadata `stream: true`), so
/// that thousands of open terminals leave those of short requests alone; and commands, so that whoever cancels or hands
/// over does not stand behind those who only ask.
final class SeparateConnections extends NettyRoutingFilter implements DisposableBean {

    private static final int MOST_STREAMS_PER_SERVICE = 20_000;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final AttributeKey<String> KIND = AttributeKey.valueOf(SeparateConnections.class, "kind");
    private static final Set<HttpMethod> QUESTIONS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ConnectionProvider connections = ConnectionProvider.builder("streams")
            .maxConnections(MOST_STREAMS_PER_SERVICE)
            .pendingAcquireTimeout(WAIT)
            .build();
    private final HttpClient streams;
    private final HttpClient commands;

    SeparateConnections(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties) {
        super(client, headersFilters, properties);
        this.commands = of(client, "command");
        this.streams = HttpClient.create(connections)
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(WAIT.toMillis()));
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        if (route.getMetadata().containsKey("stream")) {
            return streams;
        }
        return QUESTIONS.contains(exchange.getRequest().getMethod()) ? super.getHttpClient(route, exchange) : commands;
    }

    /// By whose connections people's commands go.
    HttpClient commands() {
        return commands;
    }

    /// The same with connections of its own.
    static HttpClient of(HttpClient client, String kind) {
        return client.attr(KIND, kind); // connections are shared by what is alike
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}

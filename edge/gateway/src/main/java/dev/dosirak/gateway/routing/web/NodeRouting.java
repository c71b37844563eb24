package dev.dosirak.gateway.routing.web;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.dosirak.platform.kernel.ServiceAddresses;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds a node for a request to `service://order`, and another one when that node is not there.
///
/// A request is repeated only when it cannot have been carried out twice: when nobody took it, or when it only asks.
/// Everything else may have happened, and only the caller knows whether to repeat it with its `Idempotency-Key`.
final class NodeRouting implements GlobalFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(NodeRouting.class);
    private static final String SCHEME = "service";

    private final Map<String, ServiceNodes> services;
    private final NodeProbe probe;

    /// @throws IllegalArgumentException when a route leads to a service that is not named
    NodeRouting(Map<String, ServiceAddresses> services, GatewayProperties routes, NodeProbe probe) {
        this.services = services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> new ServiceNodes(it.getValue())));
        this.probe = probe;
        routes.getRoutes().forEach(it -> nodesOf(Objects.requireNonNull(it.getUri())));
    }

    private ServiceNodes nodesOf(URI route) {
        var nodes = SCHEME.equals(route.getScheme()) ? services.get(route.getHost()) : null;
        if (nodes == null) {
            throw new IllegalArgumentException("Nobody says where %s is".formatted(route));
        }
        return nodes;
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI question = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        var nodes = nodesOf(question);
        var only = nodes.only();
        if (only.isPresent()) {
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, only.get().resolve(question));
            return chain.filter(exchange);
        }
        return new Attempts(exchange, chain, question, nodes).next();
    }

    /// One request on its way from node to node.
    private final class Attempts {

        private final ServerWebExchange exchange;
        private final GatewayFilterChain chain;
        private final URI question;
        private final ServiceNodes nodes;
        private final List<Node> tried = new ArrayList<>(2);

        Attempts(ServerWebExchange exchange, GatewayFilterChain chain, URI question, ServiceNodes nodes) {
            this.exchange = exchange;
            this.chain = chain;
            this.question = question;
            this.nodes = nodes;
        }

        Mono<Void> next() {
            return at(nodes.next(tried).orElseThrow());
        }

        private Mono<Void> at(Node node) {
            tried.add(node);
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, node.resolve(question));
            node.begin();
            return chain.filter(exchange).doFinally(_ -> node.end()).onErrorResume(failure -> after(node, failure));
        }

        private Mono<Void> after(Node node, Throwable failure) {
            if ((failure instanceof ConnectException || failure instanceof ReadTimeoutException) && node.markDown()) {
                log.warn("{} does not answer: {}", node, failure.getMessage());
                probe.watch(node);
            }
            var another = mayBeRepeated(failure) ? nodes.next(tried) : Optional.<Node>empty();
            if (another.isEmpty()) {
                return Mono.error(failure);
            }
            ServerWebExchangeUtils.reset(exchange);
            ServerWebExchangeUtils.removeAlreadyRouted(exchange);
            return at(another.get());
        }

        private boolean mayBeRepeated(Throwable failure) {
            var method = exchange.getRequest().getMethod();
            var onlyAsks = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
            return !exchange.getResponse().isCommitted()
                    && (failure instanceof ConnectException || onlyAsks && failure instanceof IOException);
        }
    }

    /// The nodes of one service. Any of them may answer any request.
    private static final class ServiceNodes {

        private final List<Node> all;
        private final AtomicInteger turn = new AtomicInteger();

        ServiceNodes(ServiceAddresses addresses) {
            this.all = addresses.all().stream().map(Node::new).toList();
        }

        /// Empty when there is a choice.
        Optional<Node> only() {
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        }

        /// The best of those that have not been tried; one that is away only when there is no other.
        Optional<Node> next(Collection<Node> tried) {
            Node best = null;
            int first = turn.getAndIncrement();
            for (int i = 0; i < all.size(); i++) {
                var node = all.get(Math.floorMod(first + i, all.size()));
                if (!tried.contains(node) && (best == null || node.isBetterThan(best))) {
                    best = node;
                }
            }
            return Optional.ofNullable(best);
        }
    }
}

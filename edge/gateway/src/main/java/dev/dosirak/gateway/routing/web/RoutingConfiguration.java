package dev.dosirak.gateway.routing.web;

import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.ServiceToken;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/// Finds who answers, and lets no more pass than it takes.
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    NodeProbe nodeProbe() {
        return new NodeProbe();
    }

    @Bean
    Services services(Environment environment) {
        return Services.of(environment);
    }

    @Bean
    CatalogRoutes catalogRoutes() {
        return new CatalogRoutes();
    }

    @Bean
    NodeRouting nodeRouting(Services services, GatewayProperties routes, NodeProbe probe) {
        return new NodeRouting(services.all(), routes, probe);
    }

    @Bean
    ReachabilityProbe reachabilityProbe(Services services, SeparateConnections connections) {
        return new ReachabilityProbe(
                nodesOf(services, Service.all(it -> it.needs(Need.REACHABILITY))), connections.commands());
    }

    private static List<Node> nodesOf(Services services, Collection<Service> wanted) {
        return wanted.stream()
                .flatMap(it -> services.of(it).all().stream())
                .map(Node::new)
                .toList();
    }

    @Bean
    HeaderSanitizer headerSanitizer(
            @Value("${spring.cloud.gateway.server.webflux.trusted-proxies:}") String trustedProxies) {
        return new HeaderSanitizer(new ClientAddress(trustedProxies));
    }

    @Bean
    OrderAdmission orderAdmission() {
        return new OrderAdmission(System::nanoTime);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    WebFilter earlyOrderRejection(OrderAdmission admission) {
        return admission::rejectEarly;
    }

    @Bean
    AdmissionPoller admissionPoller(
            Services services, HttpClient client, ServiceToken token, JsonMapper json, OrderAdmission admission) {
        var nodes = nodesOf(services, List.of(Service.ORDER));
        return new AdmissionPoller(nodes, SeparateConnections.of(client, "admission"), token, json, admission);
    }

    @Bean
    SeparateConnections separateConnections(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties) {
        return new SeparateConnections(client, headersFilters, properties);
    }

    /// Comes with the routing filter that [SeparateConnections] stands in for.
    @Bean
    NettyWriteResponseFilter nettyWriteResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headersFilters) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headersFilters);
    }
}

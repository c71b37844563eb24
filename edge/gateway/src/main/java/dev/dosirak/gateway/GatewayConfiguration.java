package dev.dosirak.gateway;

import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.kernel.KnownSecrets;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.tokens.TokenDecoders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    GatewayProblemHandler gatewayProblemHandler(JsonMapper json) {
        return new GatewayProblemHandler(json);
    }

    @Bean
    NettyServerCustomizer unreadableRequests(GatewayProblemHandler problems) {
        var handler = new UnreadableRequests(problems);
        return server -> server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadable-requests", handler));
    }

    @Bean
    RequestIds requestIds() {
        return new RequestIds();
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

    /// What the gateway says of itself to services.
    @Bean
    ServiceToken serviceToken(GatewaySecurity security) {
        return new ServiceToken("gateway", security.sharedKeys(), Clock.systemUTC());
    }

    /// @throws IllegalStateException when others can reach the gateway, and know what services share
    @Bean
    KnownSecrets knownSecrets(GatewaySecurity security, @Value("${server.address:}") String address) {
        var secrets = new KnownSecrets(Map.of(
                "dosirak.security.service-key", security.serviceKey(),
                "dosirak.security.previous-service-key", security.previousServiceKey()));
        secrets.mayListenOn(address);
        return secrets;
    }

    @Bean
    @ConditionalOnBooleanProperty("dosirak.shared-port")
    SharedPort sharedPort() {
        return new SharedPort();
    }

    @Bean
    PathFilter pathFilter(GatewaySecurity security) {
        return new PathFilter(TokenDecoders.ofServices("gateway", security.sharedKeys(), Clock.systemUTC()));
    }

    @Bean
    AuthenticationFilter authenticationFilter(GatewaySecurity security) {
        var clock = Clock.systemUTC();
        var open = Arrays.stream(Service.values())
                .flatMap(it -> it.spec().open().stream())
                .toList();
        return new AuthenticationFilter(
                open,
                new TokenCache(
                        TokenDecoders.ofMembers(security.identity(), security.issuer(), security.audience(), clock),
                        clock));
    }

    @Bean
    SlowReaderTimeout slowReaderTimeout(@Value("${dosirak.gateway.reader-patience:30s}") Duration timeout) {
        return new SlowReaderTimeout(timeout);
    }

    @Bean
    BodyBufferFilter bodyBufferFilter(BodySettings bodies) {
        return new BodyBufferFilter(
                bodies, new BodyMemory(Math.toIntExact(bodies.memory().toBytes())));
    }

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
    PhonebookCopy phonebookCopy(OfflineSettings offline, ServiceToken token) {
        return new PhonebookCopy(
                new PhonebookSource(offline.storefrontUrl(), token),
                new PhonebookFile(offline.data()),
                offline.refresh());
    }

    @Bean
    MeterBinder phonebookMeters(PhonebookCopy phonebook) {
        return registry -> Gauge.builder("dosirak.offline.age", phonebook, it -> it.ageAt(Instant.now()))
                .description("How old the phone book is")
                .baseUnit("seconds")
                .register(registry);
    }

    @Bean
    OfflineGatewayFilterFactory offlineGatewayFilterFactory(
            PhonebookCopy phonebook, OfflineSettings offline, JsonMapper json, MeterRegistry meters) {
        return new OfflineGatewayFilterFactory(phonebook, new OfflineResponder(json, meters), offline.tryAgain());
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

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    @ConditionalOnExpression("!'${dosirak.security.cors-origins:}'.isEmpty()")
    CorsWebFilter corsWebFilter(GatewaySecurity security) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(security.corsOrigins());
        cors.addAllowedMethod(CorsConfiguration.ALL);
        cors.addAllowedHeader(CorsConfiguration.ALL);
        cors.setExposedHeaders(List.of(
                "ETag",
                "Retry-After",
                RequestIds.HEADER,
                IdempotencyHeaders.REPLAYED,
                OfflineResponder.AS_OF,
                OfflineResponder.OFFLINE));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", cors);
        return new CorsWebFilter(source);
    }
}

package dev.dosirak.gateway;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.IdempotencyHeaders;
import dev.dosirak.platform.kernel.KnownSecrets;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.tokens.TokenDecoders;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.net.StandardSocketOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;
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

    /// Lets several gateways of one machine listen at the same port. The operating system gives each of them
    /// some of the connections, and none to one that has died.
    @Bean
    @ConditionalOnBooleanProperty("dosirak.shared-port")
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> sharedPort() {
        ChannelOption<Boolean> shared = LoopResources.hasNativeSupport()
                ? UnixChannelOption.SO_REUSEPORT
                : NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
        return factory -> factory.addServerCustomizers(it -> it.option(shared, true));
    }

    @Bean
    PathFilter pathFilter(GatewaySecurity security) {
        return new PathFilter(TokenDecoders.ofServices("gateway", security.sharedKeys(), Clock.systemUTC()));
    }

    @Bean
    DoubledHeaderFilter doubledHeaderFilter() {
        return new DoubledHeaderFilter();
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
                "Dosirak-As-Of",
                "Dosirak-Offline"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", cors);
        return new CorsWebFilter(source);
    }
}

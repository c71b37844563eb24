package dev.dosirak.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// The whole gateway on a port of its own, in front of [StubServices], with little patience and few connections.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = GatewayApplication.class,
        properties = {
            "spring.config.name=gateway",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s",
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=4",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=300",
            "dosirak.gateway.reader-patience=1s",
            "dosirak.security.cors-origins=https://partner.example"
        })
@ContextConfiguration(initializers = StubServices.class)
@interface GatewayTest {}

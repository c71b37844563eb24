package dev.dosirak.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@WholeService
class ManyStreamsTest {

    @Autowired
    ServletWebServerApplicationContext service;

    /// Tomcat took 8,192 connections, and the gateway opens 20,000 streams.
    @Test
    void allStreamsThatAGatewayMayOpenAreTakenAndOtherRequestsBeside() {
        assertThat(service.getWebServer())
                .isInstanceOfSatisfying(
                        TomcatWebServer.class,
                        it -> assertThat(it.getTomcat().getConnector().getProperty("maxConnections"))
                                .isEqualTo(22_000));
    }
}

package dev.dosirak.gateway;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// Routes `/api/v1/{domain}/…` to the service of the domain, and nothing else.
@ProxiesHttp
@EnableConfigurationProperties({BodySettings.class, GatewaySecurity.class})
@Import(GatewayConfiguration.class)
@ComponentScan({"dev.dosirak.gateway.phonebook", "dev.dosirak.gateway.routing"})
public class GatewayApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=gateway")
                .run(args);
    }
}

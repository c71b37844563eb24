package dev.dosirak.identity;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Registers members, lets operators approve owners and riders, logs people in and publishes the keys that prove it.
@DosirakService("identity")
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityApplication {

    public static void main(String[] args) {
        SpringApplication.run(IdentityApplication.class, args);
    }
}

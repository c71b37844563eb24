package dev.dosirak.storefront;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Shows customers the shops, from its own memory: no request asks anybody else.
@DosirakService("storefront")
public class StorefrontApplication {

    public static void main(String[] args) {
        SpringApplication.run(StorefrontApplication.class, args);
    }
}

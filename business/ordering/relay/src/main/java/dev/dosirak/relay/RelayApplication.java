package dev.dosirak.relay;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Rings the owner's terminal until somebody answers.
@DosirakService("relay")
public class RelayApplication {

    public static void main(String[] args) {
        SpringApplication.run(RelayApplication.class, args);
    }
}

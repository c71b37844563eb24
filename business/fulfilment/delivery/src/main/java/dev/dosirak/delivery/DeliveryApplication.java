package dev.dosirak.delivery;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Riders, and the orders that they carry.
@DosirakService("delivery")
public class DeliveryApplication {

    public static void main(String[] args) {
        SpringApplication.run(DeliveryApplication.class, args);
    }
}

package dev.dosirak.order;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Orders and their lives.
@DosirakService("order")
public class OrderApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrderApplication.class, args);
    }
}

package dev.dosirak.orderhistory;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// What customers, owners and riders see of their orders.
@DosirakService("order-history")
public class OrderHistoryApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrderHistoryApplication.class, args);
    }
}

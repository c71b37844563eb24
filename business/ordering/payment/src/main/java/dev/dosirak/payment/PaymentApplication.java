package dev.dosirak.payment;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Takes the money for orders and gives it back, through a payment gateway.
@DosirakService(value = "payment", ownTables = "departure")
public class PaymentApplication {

    public static void main(String[] args) {
        SpringApplication.run(PaymentApplication.class, args);
    }
}

package dev.dosirak.review;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Reviews by those who were delivered to; consumes order events, and publishes that a shop's reviews changed.
@DosirakService("review")
public class ReviewApplication {

    public static void main(String[] args) {
        SpringApplication.run(ReviewApplication.class, args);
    }
}

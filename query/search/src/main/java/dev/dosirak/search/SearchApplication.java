package dev.dosirak.search;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Finds shops for customers, from its own index: no request asks a business service.
@DosirakService("search")
public class SearchApplication {

    public static void main(String[] args) {
        SpringApplication.run(SearchApplication.class, args);
    }
}

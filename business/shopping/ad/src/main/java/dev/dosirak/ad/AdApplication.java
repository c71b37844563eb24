package dev.dosirak.ad;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Placements that owners buy, and how often each was seen.
@DosirakService("ad")
public class AdApplication {

    public static void main(String[] args) {
        SpringApplication.run(AdApplication.class, args);
    }
}

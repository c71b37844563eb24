package dev.dosirak.shop;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Owns the shops and their menus, closes those of owners who leave, and publishes that something changed.
@DosirakService("shop")
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }
}

package dev.dosirak.templateservice;

import dev.dosirak.platform.service.DosirakService;
import org.springframework.boot.SpringApplication;

/// Takes commands into its own database, and tells others what came of them.
@DosirakService("template-service")
public class TemplateServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(TemplateServiceApplication.class, args);
    }
}

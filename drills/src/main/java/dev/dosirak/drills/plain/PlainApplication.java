package dev.dosirak.drills.plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Everything is found and set up by Spring Boot itself, without any tuning of ours.
@SpringBootApplication
public class PlainApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainApplication.class, arguments);
    }
}

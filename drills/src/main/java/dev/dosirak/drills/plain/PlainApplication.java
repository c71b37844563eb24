package dev.dosirak.drills.plain;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everything is found and set up by Spring Boot itself, without any tuning of ours.
@SpringBootApplication
public class PlainApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainApplication.class, arguments);
    }

    /// One table, one endpoint, one listener.
    @RestController
    static class Dishes {

        private final JdbcClient jdbc;

        Dishes(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        record Dish(long id, String name) {}

        @GetMapping("/dishes")
        List<Dish> all() {
            return jdbc.sql("select id, name from dish order by id")
                    .query((row, _) -> new Dish(row.getLong("id"), row.getString("name")))
                    .list();
        }

        @KafkaListener(topics = "bench.dishes", groupId = "bench-plain")
        void add(String name) {
            jdbc.sql("insert into dish (name) values (?)").param(name).update();
        }
    }
}

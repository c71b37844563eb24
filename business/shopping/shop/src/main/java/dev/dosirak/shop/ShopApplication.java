package dev.dosirak.shop;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.subscription.UsesKafka;
import dev.dosirak.platform.sync.SyncController;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.departure.DeparturesConfiguration;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import dev.dosirak.platform.web.parked.ParkedController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Owns the shops and their menus, closes those of owners who leave, and publishes that something changed.
@ServesHttp
@UsesPostgres
@UsesKafka
@Import({
    IdempotencyConfiguration.class,
    HeartbeatsConfiguration.class,
    OutboxController.class,
    SyncController.class,
    ParkedController.class,
    DeparturesConfiguration.class
})
public class ShopApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(ShopApplication.class)
                .properties("spring.config.name=shop")
                .run(args);
    }
}

package dev.dosirak.review;

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

/// Reviews by those who were delivered to; consumes order events, and publishes that a shop's reviews changed.
@ServesHttp
@UsesPostgres
@UsesKafka
@Import({
    IdempotencyConfiguration.class,
    HeartbeatsConfiguration.class,
    OutboxController.class,
    ParkedController.class,
    SyncController.class,
    DeparturesConfiguration.class
})
public class ReviewApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(ReviewApplication.class)
                .properties("spring.config.name=review")
                .run(args);
    }
}

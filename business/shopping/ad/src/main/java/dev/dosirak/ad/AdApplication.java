package dev.dosirak.ad;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.subscription.UsesKafka;
import dev.dosirak.platform.sync.CopiesConfiguration;
import dev.dosirak.platform.sync.SyncController;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.departure.DeparturesConfiguration;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import dev.dosirak.platform.web.parked.ParkedController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Placements that owners buy, and how often each was seen.
@ServesHttp
@UsesPostgres
@UsesKafka
@Import({
    IdempotencyConfiguration.class,
    HeartbeatsConfiguration.class,
    OutboxController.class,
    ParkedController.class,
    DeparturesConfiguration.class,
    SyncController.class,
    CopiesConfiguration.class
})
public class AdApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(AdApplication.class)
                .properties("spring.config.name=ad")
                .run(args);
    }
}

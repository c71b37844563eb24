package dev.dosirak.relay;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.push.PushConfiguration;
import dev.dosirak.platform.subscription.UsesKafka;
import dev.dosirak.platform.sync.SyncController;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.departure.DeparturesConfiguration;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import dev.dosirak.platform.web.parked.ParkedController;
import dev.dosirak.platform.web.reachability.ReachabilityConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Rings the owner's terminal until somebody answers.
@ServesHttp
@UsesPostgres
@UsesKafka
@Import({
    IdempotencyConfiguration.class,
    HeartbeatsConfiguration.class,
    OutboxController.class,
    ParkedController.class,
    PushConfiguration.class,
    SyncController.class,
    DeparturesConfiguration.class,
    ReachabilityConfiguration.class
})
public class RelayApplication {

    /// Starts the service alone, configured by `relay.yml`.
    public static void main(String[] args) {
        new SpringApplicationBuilder(RelayApplication.class)
                .properties("spring.config.name=relay")
                .run(args);
    }
}

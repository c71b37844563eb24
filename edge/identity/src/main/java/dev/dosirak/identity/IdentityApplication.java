package dev.dosirak.identity;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.sync.SyncController;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/// Registers members, lets operators approve owners and riders, logs people in and publishes the keys that prove it.
@ServesHttp
@UsesPostgres
@EnableConfigurationProperties(IdentitySettings.class)
@Import({IdempotencyConfiguration.class, HeartbeatsConfiguration.class, OutboxController.class, SyncController.class})
public class IdentityApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(IdentityApplication.class)
                .properties("spring.config.name=identity")
                .run(args);
    }
}

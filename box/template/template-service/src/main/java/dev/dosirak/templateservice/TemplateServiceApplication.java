package dev.dosirak.templateservice;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Takes commands into its own database, and tells others what came of them.
@ServesHttp
@UsesPostgres
@Import({IdempotencyConfiguration.class, HeartbeatsConfiguration.class, OutboxController.class})
public class TemplateServiceApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(TemplateServiceApplication.class)
                .properties("spring.config.name=template-service")
                .run(args);
    }
}

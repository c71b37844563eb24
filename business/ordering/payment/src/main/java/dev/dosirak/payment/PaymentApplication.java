package dev.dosirak.payment;

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

/// Takes the money for orders and gives it back, through a payment gateway.
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
public class PaymentApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(PaymentApplication.class)
                .properties("spring.config.name=payment")
                .run(args);
    }
}

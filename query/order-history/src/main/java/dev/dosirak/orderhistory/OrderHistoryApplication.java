package dev.dosirak.orderhistory;

import dev.dosirak.platform.postgres.UsesPostgres;
import dev.dosirak.platform.subscription.UsesKafka;
import dev.dosirak.platform.sync.CopiesConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import dev.dosirak.platform.web.departure.DeparturesConfiguration;
import dev.dosirak.platform.web.parked.ParkedController;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// What customers, owners and riders see of their orders.
@ServesHttp
@UsesPostgres
@UsesKafka
@Import({ParkedController.class, DeparturesConfiguration.class, CopiesConfiguration.class})
public class OrderHistoryApplication {

    /// Starts the service alone, configured by `order-history.yml`.
    public static void main(String[] args) {
        new SpringApplicationBuilder(OrderHistoryApplication.class)
                .properties("spring.config.name=order-history")
                .run(args);
    }
}

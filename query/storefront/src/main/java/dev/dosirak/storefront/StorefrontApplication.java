package dev.dosirak.storefront;

import dev.dosirak.platform.subscription.UsesKafkaBroadcast;
import dev.dosirak.platform.sync.CopiesConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Shows customers the shops, from its own memory: no request asks anybody else.
@ServesHttp
@UsesKafkaBroadcast
@Import(CopiesConfiguration.class)
public class StorefrontApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(StorefrontApplication.class)
                .properties("spring.config.name=storefront")
                .run(args);
    }
}

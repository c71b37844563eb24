package dev.dosirak.search;

import dev.dosirak.platform.subscription.UsesKafkaBroadcast;
import dev.dosirak.platform.sync.CopiesConfiguration;
import dev.dosirak.platform.web.ServesHttp;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// Finds shops for customers, from its own index: no request asks a business service.
@ServesHttp
@UsesKafkaBroadcast
@Import(CopiesConfiguration.class)
public class SearchApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(SearchApplication.class)
                .properties("spring.config.name=search")
                .run(args);
    }
}

package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Every node hears everything, into its own memory.
@Configuration(proxyBeanMethods = false)
@Import(SubscriptionConfiguration.class)
public class IntoMemory {

    @Bean
    ListenerFactory listenerFactory(EventJson json, Clock clock) {
        return it -> new EveryNodeListener(it, json, clock);
    }
}

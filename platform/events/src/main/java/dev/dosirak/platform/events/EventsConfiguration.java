package dev.dosirak.platform.events;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

package dev.dosirak.platform.events;

import dev.dosirak.platform.loop.LoopConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What events are written with, and by which clock.
@Configuration(proxyBeanMethods = false)
@Import(LoopConfiguration.class)
public class EventsConfiguration {

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

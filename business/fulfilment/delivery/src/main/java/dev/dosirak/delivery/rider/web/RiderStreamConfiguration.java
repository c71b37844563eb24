package dev.dosirak.delivery.rider.web;

import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RiderStreamConfiguration {

    private static final Duration LOOK = Duration.ofMillis(400);

    /// Bells that another node rang.
    @Bean
    Sweep riderStreamLook(RiderStreams streams) {
        return Sweep.onEveryNode("rider.streams", LOOK, streams::lookForAll);
    }
}

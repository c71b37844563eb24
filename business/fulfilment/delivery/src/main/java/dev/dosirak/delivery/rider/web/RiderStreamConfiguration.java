package dev.dosirak.delivery.rider.web;

import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RiderStreamConfiguration {

    private static final int AFTER_SECURITY_BEFORE_COMMANDS = -1;
    private static final Duration LOOK = Duration.ofMillis(400);

    @Bean
    FilterRegistrationBean<SignsOfLife> signsOfLife(Riders riders) {
        var registration = new FilterRegistrationBean<>(new SignsOfLife(riders));
        registration.setOrder(AFTER_SECURITY_BEFORE_COMMANDS);
        return registration;
    }

    /// Bells that another node rang.
    @Bean
    Sweep riderStreamLook(RiderStreams streams) {
        return Sweep.onEveryNode("rider.streams", LOOK, streams::lookForAll);
    }
}

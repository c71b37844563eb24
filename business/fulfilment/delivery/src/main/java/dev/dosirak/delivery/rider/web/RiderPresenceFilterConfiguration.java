package dev.dosirak.delivery.rider.web;

import dev.dosirak.delivery.rider.Riders;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RiderPresenceFilterConfiguration {

    private static final int AFTER_SECURITY_BEFORE_COMMANDS = -1;

    @Bean
    FilterRegistrationBean<RiderPresenceFilter> riderPresenceFilter(Riders riders) {
        var registration = new FilterRegistrationBean<>(new RiderPresenceFilter(riders));
        registration.setOrder(AFTER_SECURITY_BEFORE_COMMANDS);
        return registration;
    }
}

package dev.dosirak.platform.web.departure;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.web.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// For services that subscribe to departures.
@Configuration(proxyBeanMethods = false)
public class DeparturesConfiguration {

    private static final int AFTER_SECURITY_BEFORE_COMMANDS = -2;

    @Bean
    Departures departures(JdbcClient jdbc) {
        return new Departures(jdbc);
    }

    @Bean
    FilterRegistrationBean<DepartureFilter> departureFilter(Departures departures, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new DepartureFilter(departures, problems));
        registration.setOrder(AFTER_SECURITY_BEFORE_COMMANDS);
        return registration;
    }
}

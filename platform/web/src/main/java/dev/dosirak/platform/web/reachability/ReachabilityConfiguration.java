package dev.dosirak.platform.web.reachability;

import dev.dosirak.platform.reachability.PostgresReachability;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/// For services that judge people by their silence.
@Configuration(proxyBeanMethods = false)
public class ReachabilityConfiguration {

    private static final Duration BEAT = Duration.ofSeconds(3);

    @Bean
    PostgresReachability reachability(JdbcClient jdbc) {
        return new PostgresReachability(jdbc);
    }

    @Bean
    Sweep reachabilityBeat(PostgresReachability reachability) {
        return Sweep.onEveryNode("reachability", BEAT, reachability::beat);
    }

    @Bean
    FilterRegistrationBean<KnockFilter> knockFilter(PostgresReachability reachability) {
        var registration = new FilterRegistrationBean<>(new KnockFilter(reachability));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}

package dev.dosirak.platform.web.reachability;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.reachability.PostgresReachability;
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
    ScheduledJob reachabilityBeat(PostgresReachability reachability) {
        return ScheduledJob.onEveryNode("reachability", BEAT, reachability::beat);
    }

    @Bean
    FilterRegistrationBean<ProbeFilter> probeFilter(PostgresReachability reachability) {
        var registration = new FilterRegistrationBean<>(new ProbeFilter(reachability));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}

package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.platform.job.ScheduledJob;
import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The merchant's API has a key and faults, the simulator's own switches and journal another key; the card
/// window stands open, as it does for every browser.
@Configuration(proxyBeanMethods = false)
class GatewayWebConfiguration implements WebMvcConfigurer {

    private static final String MERCHANTS = "/v1/**";
    private static final String ADMINS = "/simulator/**";
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final ApiKeys apiKeys;
    private final ConnectionFaults connectionFaults;

    GatewayWebConfiguration(ApiKeys apiKeys, ConnectionFaults connectionFaults) {
        this.apiKeys = apiKeys;
        this.connectionFaults = connectionFaults;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(apiKeys.merchants()).addPathPatterns(MERCHANTS);
        registry.addInterceptor(apiKeys.admins()).addPathPatterns(ADMINS);
        registry.addInterceptor(connectionFaults).addPathPatterns(MERCHANTS);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> droppedLines() {
        return tomcat -> tomcat.addEngineValves(new DroppedConnectionValve());
    }

    @Bean
    ScheduledJob oldAnswers(IdempotentResponses idempotentResponses) {
        return new ScheduledJob("answers.retention", HOUSEKEEPING, idempotentResponses::forgetOld);
    }
}

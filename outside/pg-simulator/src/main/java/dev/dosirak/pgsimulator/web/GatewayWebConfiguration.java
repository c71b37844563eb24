package dev.dosirak.pgsimulator.web;

import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.platform.job.ScheduledJob;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Each gateway's merchant API has a key and faults, the simulator's own switches and journal another key; card
/// windows stand open, as they do for every browser.
@Configuration(proxyBeanMethods = false)
class GatewayWebConfiguration implements WebMvcConfigurer {

    private static final String ADMINS = "/simulator/**";
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final ApiKeys apiKeys;
    private final Dialects dialects;
    private final Gateways gateways;

    GatewayWebConfiguration(ApiKeys apiKeys, Dialects dialects, Gateways gateways) {
        this.apiKeys = apiKeys;
        this.dialects = dialects;
        this.gateways = gateways;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(apiKeys.admins()).addPathPatterns(ADMINS);
        for (var dialect : dialects.all()) {
            var path = Dialects.path(dialect.gateway());
            var faults = gateways.of(dialect.gateway()).faults();
            for (var interceptor : List.of(Dialects.lock(dialect), new ConnectionFaults(faults))) {
                registry.addInterceptor(interceptor)
                        .addPathPatterns(path + "**")
                        .excludePathPatterns(path + "window/**");
            }
        }
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

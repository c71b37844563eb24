package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The merchant's API has a lock and a line that fails, the simulator's own switches and books another lock; the card
/// window stands open, as it does for every browser.
@Configuration(proxyBeanMethods = false)
class GatewayWebConfiguration implements WebMvcConfigurer {

    private static final String MERCHANTS = "/v1/**";
    private static final String ADMINS = "/simulator/**";
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final Keys keys;
    private final Line line;

    GatewayWebConfiguration(Keys keys, Line line) {
        this.keys = keys;
        this.line = line;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(keys.merchants()).addPathPatterns(MERCHANTS);
        registry.addInterceptor(keys.admins()).addPathPatterns(ADMINS);
        registry.addInterceptor(line).addPathPatterns(MERCHANTS);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> droppedLines() {
        return tomcat -> tomcat.addEngineValves(new DroppedLineValve());
    }

    @Bean
    Sweep oldAnswers(Answers answers) {
        return new Sweep("answers.retention", HOUSEKEEPING, answers::forgetOld);
    }
}

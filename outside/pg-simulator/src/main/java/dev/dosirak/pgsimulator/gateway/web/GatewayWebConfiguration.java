package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Faults;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.platform.job.ScheduledJob;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Each gateway's merchant API has a key and faults, the simulator's own switches and journal another key; card
/// windows stand open, as they do for every browser.
@Configuration(proxyBeanMethods = false)
class GatewayWebConfiguration implements WebMvcConfigurer {

    private static final String ADMINS = "/simulator/**";
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final AdminLock adminLock;
    private final Dialects dialects;
    private final Gateways gateways;

    GatewayWebConfiguration(AdminLock adminLock, Dialects dialects, Gateways gateways) {
        this.adminLock = adminLock;
        this.dialects = dialects;
        this.gateways = gateways;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(adminLock).addPathPatterns(ADMINS);
        for (var dialect : dialects.all()) {
            var path = Dialects.path(dialect.gateway());
            var faults = gateways.of(dialect.gateway()).faults();
            for (var interceptor : List.of(Dialects.lock(dialect), met(faults))) {
                registry.addInterceptor(interceptor)
                        .addPathPatterns(path + "**")
                        .excludePathPatterns(path + "window/**");
            }
        }
    }

    private static HandlerInterceptor met(Faults faults) {
        var connectionFaults = new ConnectionFaults(faults);
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                connectionFaults.meet();
                return true;
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> droppedLines() {
        return tomcat -> tomcat.addEngineValves(new DroppedConnectionValve());
    }

    @Bean
    ScheduledJob oldAnswers(StoredAnswers storedAnswers) {
        return new ScheduledJob("answers.retention", HOUSEKEEPING, storedAnswers::forgetOld);
    }
}

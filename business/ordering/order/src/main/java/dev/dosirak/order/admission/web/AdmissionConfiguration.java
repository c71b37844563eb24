package dev.dosirak.order.admission.web;

import dev.dosirak.order.admission.Admission;
import dev.dosirak.platform.web.problem.ProblemWriter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(
            Admission admission,
            ProblemWriter problems,
            MeterRegistry meters,
            @Value("${dosirak.order.admission}") boolean enabled) {
        Gauge.builder("dosirak.admission.limit", admission, Admission::limit)
                .description("How many orders may be under way")
                .register(meters);
        var refused = meters.counter("dosirak.admission.refused");
        var registration = new FilterRegistrationBean<>(new AdmissionFilter(admission, problems, refused));
        registration.setEnabled(enabled);
        registration.addUrlPatterns("/api/v1/orders");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }
}

package dev.dosirak.payment.method.postgres;

import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.web.security.SecuritySettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PaymentMethodConfiguration {

    /// @param key where one was given to billing keys alone
    @Bean
    PaymentMethods paymentMethods(
            JdbcClient jdbc,
            Departures departures,
            @Value("${dosirak.payment.key}") String key,
            SecuritySettings settings) {
        return new PostgresPaymentMethods(jdbc, departures, settings.ownKeys().after(key));
    }
}

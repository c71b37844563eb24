package dev.dosirak.payment.method.postgres;

import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.platform.web.SecuritySettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MethodTables {

    /// @param key the secret that encrypts billing keys; where none is given, the one all services share does
    @Bean
    PaymentMethods paymentMethods(
            JdbcClient jdbc, @Value("${dosirak.payment.key}") String key, SecuritySettings services) {
        return new PostgresPaymentMethods(jdbc, new Vault(key.isEmpty() ? services.serviceKey() : key));
    }
}

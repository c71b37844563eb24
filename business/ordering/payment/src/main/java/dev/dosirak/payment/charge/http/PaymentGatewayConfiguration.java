package dev.dosirak.payment.charge.http;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.platform.events.EventJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentGatewayConfiguration {

    @Bean
    PaymentGateway paymentGateway(@Value("${dosirak.payment.pg.name}") String name, PgClient pg, EventJson json) {
        return new HttpPaymentGateway(name, pg, json);
    }
}

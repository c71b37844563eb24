package dev.dosirak.payment;

import dev.dosirak.payment.charge.Cashier;
import dev.dosirak.payment.charge.Pace;
import dev.dosirak.payment.charge.PaymentDesk;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.payment.method.Wallet;
import dev.dosirak.payment.pg.PgClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {

    @Bean
    Pace pace(PaymentSettings settings) {
        return new Pace(settings.pg().longestAnswer(), settings.firstPause(), settings.longestPause());
    }

    @Bean
    PaymentDesk paymentDesk(Payments payments, Clock clock) {
        return new PaymentDesk(payments, clock);
    }

    @Bean
    Cashier cashier(Payments payments, PaymentGateway gateway, Wallet wallet, Pace pace, Clock clock) {
        return new Cashier(payments, gateway, wallet::billingKey, pace, clock);
    }

    @Bean
    Wallet wallet(PaymentMethods methods, CardRegistrar registrar, Clock clock) {
        return new Wallet(methods, registrar, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    HttpClient pgConnections(PaymentSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.pg().connectWithin())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("payment-pg-", 0).factory()))
                .build();
    }

    @Bean
    PgClient pgClient(HttpClient pgConnections, PaymentSettings settings) {
        var pg = settings.pg();
        return new PgClient(pgConnections, pg.url(), pg.secretKey(), pg.answerWithin());
    }
}

package dev.dosirak.pgsimulator;

import dev.dosirak.pgsimulator.gateway.AllStatements;
import dev.dosirak.pgsimulator.gateway.Books;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PortSettings;
import dev.dosirak.pgsimulator.webhook.WebhookDialect;
import dev.dosirak.pgsimulator.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plugs the outside into the inside.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PgSimulatorSettings.class)
class PgSimulatorConfiguration {

    @Bean
    MerchantKeys merchantKeys(PgSimulatorSettings settings) {
        return settings.keys();
    }

    @Bean
    PortSettings portSettings(PgSimulatorSettings settings) {
        return new PortSettings(settings.ports());
    }

    @Bean
    Webhooks webhooks(List<WebhookDialect> dialects, PgSimulatorSettings settings, Clock clock) {
        return new Webhooks(dialects, settings.webhookTargets(), settings.webhookMinute(), clock);
    }

    @Bean
    Gateways gateways(Books books, Webhooks webhooks, Clock clock) {
        return new Gateways(books, new CommittedNews(webhooks::tell), clock);
    }

    @Bean
    AllStatements allStatements(Gateways gateways, PgSimulatorSettings settings, Clock clock) {
        return new AllStatements(gateways, settings.feeBasisPoints(), clock);
    }
}

package dev.dosirak.gateway.phonebook.web;

import dev.dosirak.platform.kernel.ServiceToken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The phone book stands in for the list of shops.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfflineSettings.class)
class OfflineConfiguration {

    @Bean
    PhonebookCopy phonebookCopy(OfflineSettings offline, ServiceToken token) {
        return new PhonebookCopy(
                new PhonebookSource(offline.storefrontUrl(), token),
                new PhonebookFile(offline.data()),
                offline.refresh());
    }

    @Bean
    MeterBinder phonebookMeters(PhonebookCopy phonebook) {
        return registry -> Gauge.builder("dosirak.offline.age", phonebook, it -> it.ageAt(Instant.now()))
                .description("How old the phone book is")
                .baseUnit("seconds")
                .register(registry);
    }

    @Bean
    OfflineGatewayFilterFactory offlineGatewayFilterFactory(
            PhonebookCopy phonebook, OfflineSettings offline, JsonMapper json, MeterRegistry meters) {
        return new OfflineGatewayFilterFactory(phonebook, new OfflineResponder(json, meters), offline.tryAgain());
    }
}

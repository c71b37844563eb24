package dev.dosirak.platform.subscription;

import dev.dosirak.platform.loop.Loop;
import dev.dosirak.platform.loop.Supervisor;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/// Gives every [Subscription] bean its listener.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
class SubscriptionConfiguration {

    @Bean
    Loop topics(
            @Value("${spring.application.name}") String service,
            KafkaSettings settings,
            KafkaProperties kafka,
            List<Subscription> subscriptions) {
        var names = new TreeSet<String>();
        names.add(service + ".events");
        subscriptions.forEach(it -> names.add(it.topic()));
        var topics = new Topics(settings, names, kafka.buildAdminProperties());
        return new Loop(service + ".topics", topics::pause, topics::ensure);
    }

    @Bean
    SubscriptionConsumers subscriptionConsumers(
            @Value("${spring.application.name}") String service,
            KafkaSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            List<Subscription> subscriptions,
            ListenerFactory factory,
            Supervisor supervisor,
            ApplicationContext context) {
        var subscriptionConsumers = new SubscriptionConsumers(service, settings, consumers, factory, context);
        subscriptions.forEach(it -> supervisor.supervise(subscriptionConsumers.of(it)));
        return subscriptionConsumers;
    }
}

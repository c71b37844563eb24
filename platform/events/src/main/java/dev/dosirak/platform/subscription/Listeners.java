package dev.dosirak.platform.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/// Runs a service's subscriptions from its start to its end. A dead Kafka or database only makes them wait.
final class Listeners implements SmartLifecycle {

    private static final long PAUSE_MILLIS = 500;

    private final String service;
    private final KafkaSettings settings;
    private final ConsumerFactory<String, String> consumers;
    private final List<Subscription> subscriptions;
    private final ListenerFactory factory;
    private final ApplicationContext context;
    private final List<ConcurrentMessageListenerContainer<String, String>> containers = new ArrayList<>();

    Listeners(
            String service,
            KafkaSettings settings,
            ConsumerFactory<String, String> consumers,
            List<Subscription> subscriptions,
            ListenerFactory factory,
            ApplicationContext context) {
        this.service = service;
        this.settings = settings;
        this.consumers = consumers;
        this.subscriptions = subscriptions;
        this.factory = factory;
        this.context = context;
    }

    @Override
    public void start() {
        for (var subscription : subscriptions) {
            var container = container(subscription);
            containers.add(container);
            container.start();
        }
    }

    private ConcurrentMessageListenerContainer<String, String> container(Subscription subscription) {
        var listener = factory.listenerOf(subscription);
        var properties = new ContainerProperties(settings.topic(subscription.topic()));
        boolean perNode = listener instanceof EveryNodeListener;
        properties.setGroupId(group(subscription, perNode));
        properties.setMessageListener(listener);
        properties.setObservationEnabled(perNode); // a batch follows the trace of each of its records by itself
        properties.setKafkaConsumerProperties(clientProperties(subscription, perNode));
        var threads = new SimpleAsyncTaskExecutor(service + "-kafka-");
        threads.setVirtualThreads(true);
        properties.setListenerTaskExecutor(threads);
        if (listener instanceof ConsumerAwareRebalanceListener rebalance) {
            properties.setConsumerRebalanceListener(rebalance);
        }
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setApplicationContext(context); // where it finds the registry that traces go through
        container.setBeanName(subscription.consumer() + "." + subscription.topic());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    private String group(Subscription subscription, boolean perNode) {
        var group = settings.topic(subscription.consumer());
        return perNode ? group + "." + UUID.randomUUID() : group;
    }

    /// A node that is killed and comes back under its name takes its partitions up again at once.
    private Properties clientProperties(Subscription subscription, boolean perNode) {
        var properties = new Properties();
        if (!settings.node().isEmpty() && !perNode) {
            properties.put(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    subscription.consumer() + "." + subscription.topic() + "." + settings.node());
        }
        return properties;
    }

    @Override
    public void stop() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers.clear();
    }

    @Override
    public boolean isRunning() {
        return !containers.isEmpty();
    }
}

package dev.dosirak.platform.subscription;

import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.GenericMessageListener;

/// Makes the consumers of a service's subscriptions. A dead Kafka or database only makes them wait.
final class SubscriptionConsumers {

    private final String service;
    private final KafkaSettings settings;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final ListenerFactory factory;
    private final ApplicationContext context;
    private final List<SubscriptionConsumer> made = new CopyOnWriteArrayList<>();

    SubscriptionConsumers(
            String service,
            KafkaSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            ListenerFactory factory,
            ApplicationContext context) {
        this.service = service;
        this.settings = settings;
        this.consumers = consumers;
        this.factory = factory;
        this.context = context;
    }

    /// Each life of it goes on where the one before was stopped.
    SubscriptionConsumer of(Subscription subscription) {
        var listener = factory.listenerOf(subscription);
        boolean perNode = listener instanceof BroadcastListener;
        var group = group(subscription, perNode);
        var subscriptionConsumer = new SubscriptionConsumer(
                "%s.%s".formatted(subscription.consumer(), subscription.topic()),
                () -> container(subscription, listener, group, perNode));
        made.add(subscriptionConsumer);
        return subscriptionConsumer;
    }

    /// Whether all of them let go of what they receive, and leave it to other nodes.
    void setStandby(boolean now) {
        made.forEach(it -> it.setStandby(now));
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Subscription subscription, GenericMessageListener<?> listener, String group, boolean perNode) {
        var properties = new ContainerProperties(settings.topic(subscription.topic()));
        properties.setGroupId(group);
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
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, memberName(subscription, settings.node()));
        }
        return properties;
    }

    private static String memberName(Subscription subscription, String node) {
        return "%s.%s.%s".formatted(subscription.consumer(), subscription.topic(), node);
    }

    /// Whether a member of a group is one of a node's consumers of the subscription; where there are several,
    /// they are numbered.
    static boolean isMember(String name, Subscription subscription, String node) {
        var ours = memberName(subscription, node);
        return name.equals(ours) || name.matches(Pattern.quote(ours) + "-\\d+");
    }
}

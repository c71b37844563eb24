package dev.dosirak.platform.subscription;

import org.springframework.kafka.listener.MessageListener;

/// How this service applies what it hears: into its database, or into the memory of each node.
@FunctionalInterface
interface ListenerFactory {

    MessageListener<String, String> listenerOf(Subscription subscription);
}

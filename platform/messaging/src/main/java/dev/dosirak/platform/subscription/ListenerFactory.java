package dev.dosirak.platform.subscription;

import org.springframework.kafka.listener.GenericMessageListener;

/// How this service applies what it receives: into its database, or into the memory of each node.
@FunctionalInterface
interface ListenerFactory {

    GenericMessageListener<?> listenerOf(Subscription subscription);
}

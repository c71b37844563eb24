package dev.dosirak.delivery.dispatch;

import dev.dosirak.delivery.rider.InMemoryRiderNotifications;
import dev.dosirak.delivery.rider.InMemoryRiders;
import java.time.InstantSource;

/// A whole service's stores without a database.
public final class InMemory {

    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryRiders riders = new InMemoryRiders(transactions);
    public final InMemoryRiderNotifications notifications = new InMemoryRiderNotifications(transactions, riders);
    public final InMemoryDeliveries deliveries = new InMemoryDeliveries(transactions, riders);
    public final InMemoryReachability reachability = new InMemoryReachability();
    public final DeliveryRecorder deliveryRecorder;

    public InMemory(InstantSource clock) {
        this.deliveryRecorder = new DeliveryRecorder(deliveries, riders, notifications, transactions, () -> {}, clock);
    }
}

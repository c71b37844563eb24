package dev.dosirak.delivery.dispatch.postgres;

import static dev.dosirak.delivery.dispatch.DeliveryTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.DeliveryServiceTest;
import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.DeliveriesContract;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OrderWithdrawn;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Requested;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryTest;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.RiderNotificationsContract;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.push.Notification;
import dev.dosirak.platform.push.NotificationStore;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeliveryServiceTest
class PostgresTest implements DeliveriesContract, RiderNotificationsContract {

    @Autowired
    Deliveries deliveries;

    @Autowired
    Riders riders;

    @Autowired
    RiderNotifications notifications;

    @Autowired
    NotificationStore<RiderNotification> store;

    @Autowired
    Transactions transactions;

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Riders riders() {
        return riders;
    }

    @Override
    public RiderNotifications notifications() {
        return notifications;
    }

    @Override
    public List<RiderNotification> notificationsOf(RiderId rider) {
        return store.after(rider.value(), 0, 10).stream()
                .map(Notification::content)
                .toList();
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Test
    void aRiderWhomSomebodyHoldsIsPassedOver() {
        var shop = farFromAnybody();
        var near = free(someRider(), metersNorth(shop, 1200), NOON).id();
        var far = free(someRider(), metersNorth(shop, 1400), NOON).id();

        var found = transactions.run(() -> List.of(nearest(shop), onAnotherNode(() -> nearest(shop))));

        assertThat(found).containsExactly(near, far);
    }

    private RiderId nearest(Position shop) {
        return riders.nearestFree(shop, Set.of(), 4000).orElseThrow().state().id();
    }

    @Test
    void aDeliveryThatSomebodyIsChangingIsPassedOver() {
        var id = new DeliveryId(UUID.randomUUID());
        var requested = new Requested(DeliveryTest.errand(farFromAnybody()), NOON);
        transactions.run(() -> deliveries.append(id, NOTHING, List.of(requested)));

        var otherNode = transactions.run(() -> {
            deliveries.findForUpdate(id);
            return onAnotherNode(() -> deliveries.findForUpdateIfUnlocked(id));
        });

        assertThat(otherNode).isEmpty();
    }

    @Test
    void whoWasTooLateMayDecideAgainInTheSameTransaction() {
        var id = new DeliveryId(UUID.randomUUID());
        var requested = new Requested(DeliveryTest.errand(farFromAnybody()), NOON);
        transactions.run(() -> deliveries.append(id, NOTHING, List.of(requested)));

        transactions.run(() -> {
            assertThatThrownBy(() -> deliveries.append(id, NOTHING, List.of(requested)))
                    .isInstanceOf(Stale.class);
            return deliveries.append(id, deliveries.findForUpdate(id), List.of(new OrderWithdrawn(NOON)));
        });

        assertThat(deliveries.find(id).state()).isInstanceOf(Delivery.Withdrawn.class);
    }

    /// In a transaction of its own, which must not wait for ours.
    private <T> T onAnotherNode(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> transactions.run(work))
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }
}

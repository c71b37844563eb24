package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.delivery.rider.RiderNotificationsContract;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryTest implements DeliveriesContract, RiderNotificationsContract {

    final InMemory memory = new InMemory(Clock.systemUTC());

    @Override
    public Deliveries deliveries() {
        return memory.deliveries;
    }

    @Override
    public Riders riders() {
        return memory.riders;
    }

    @Override
    public RiderNotifications notifications() {
        return memory.notifications;
    }

    @Override
    public List<RiderNotification> notificationsOf(RiderId rider) {
        return memory.notifications.of(rider);
    }

    @Override
    public Transactions transactions() {
        return memory.transactions;
    }

    @Test
    void whatFailsIsUndone() {
        var rider = someRider();
        assertThatThrownBy(() -> memory.transactions.run(() -> {
                    free(rider, farFromAnybody(), Instant.EPOCH);
                    throw new Stale(rider);
                }))
                .isInstanceOf(Stale.class);
        assertThat(memory.riders.find(rider)).isEmpty();
    }
}

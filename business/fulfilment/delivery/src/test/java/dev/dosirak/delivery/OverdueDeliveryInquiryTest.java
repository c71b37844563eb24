package dev.dosirak.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner.OwnerAway;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeliveryServiceTest
class OverdueDeliveryInquiryTest {

    static final DeliveryId WAITING = new DeliveryId(UUID.randomUUID());

    @Autowired
    Subscription orderEvents;

    @Autowired
    FactReceiver factReceiver;

    @Autowired
    DeliverySettings settings;

    /// Operators look at sweeps that fail; this one cannot be helped, and is asked again.
    @Test
    void thatTheOrderServiceIsAwayIsNoFailureOfTheSweep() {
        var inquiry = new Inquiry(nobody(), orderEvents, factReceiver);
        assertThatThrownBy(() -> inquiry.ask(List.of(WAITING.value()))).isInstanceOf(OwnerAway.class);
        var waiting = new OneWaits();

        var job = new DeliveryConfiguration().ordersNobodyCancelledHere(inquiry, waiting, settings);
        job.work().run();

        assertThat(waiting.asked).isTrue();
    }

    private static HttpDataOwner nobody() {
        return new HttpDataOwner(ServiceAddresses.of("http://localhost:1"), "orders", () -> "");
    }

    static final class OneWaits implements OverdueDeliveries {

        boolean asked;

        @Override
        public List<DeliveryId> notPickedUp(Duration forSoLong, int some) {
            asked = true;
            return List.of(WAITING);
        }

        @Override
        public List<OverdueDelivery> list(Limits limits, int most) {
            return List.of();
        }
    }
}

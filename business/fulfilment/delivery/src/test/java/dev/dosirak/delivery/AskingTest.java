package dev.dosirak.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.Overdue;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner.OwnerAway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class AskingTest {

    static final DeliveryId WAITING = new DeliveryId(UUID.randomUUID());

    @Autowired
    Subscription orderEvents;

    @Autowired
    Intake intake;

    /// Operators look at sweeps that fail; this one cannot be helped, and is asked again.
    @Test
    void thatTheOrderServiceIsAwayIsNoFailureOfTheSweep() {
        var inquiry = new Inquiry(nobody(), orderEvents, intake);
        assertThatThrownBy(() -> inquiry.ask(List.of(WAITING.value()))).isInstanceOf(OwnerAway.class);
        var waiting = new OneWaits();

        new Asking(waiting, inquiry, Duration.ofMinutes(3)).ask();

        assertThat(waiting.asked).isTrue();
    }

    private static HttpOwner nobody() {
        return new HttpOwner(ServiceAddresses.of("http://localhost:1"), "orders", () -> "");
    }

    static final class OneWaits implements Overdue {

        boolean asked;

        @Override
        public List<DeliveryId> notPickedUp(Duration forSoLong, int some) {
            asked = true;
            return List.of(WAITING);
        }

        @Override
        public List<Late> list(Patience patience, int most) {
            return List.of();
        }

        @Override
        public Map<String, Long> count(Patience patience) {
            return Map.of();
        }
    }
}

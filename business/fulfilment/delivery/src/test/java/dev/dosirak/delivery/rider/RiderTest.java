package dev.dosirak.delivery.rider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RiderTest {

    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final Position HONGDAE = new Position(37.5563, 126.9236);
    static final Position SINCHON = new Position(37.5598, 126.9425);
    static final UUID CHICKEN = UUID.randomUUID();
    static final UUID PIZZA = UUID.randomUUID();
    static final Rider NEW = Rider.newRider(new RiderId(UUID.randomUUID()), HONGDAE, NOON);
    static final Rider FREE = NEW.report(true, HONGDAE, NOON);
    static final Rider BUSY = FREE.offer(CHICKEN, NOON).accept(CHICKEN, NOON);

    @Test
    void aFreeRiderWhoMovesStaysFreeSinceThen() {
        var moved = FREE.report(true, SINCHON, LATER);

        assertThat(moved.position()).isEqualTo(SINCHON);
        assertThat(moved.since()).isEqualTo(NOON);
    }

    @Test
    void aRiderGoesOffDutyWhenFree() {
        assertThat(FREE.report(false, SINCHON, LATER).duty()).isEqualTo(new Rider.Off());
    }

    @Test
    void nobodyGoesOffDutyWithAnOrderInTheBag() {
        assertThatThrownBy(() -> BUSY.report(false, SINCHON, LATER))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(RiderRefusal.ON_A_DELIVERY));
        assertThat(BUSY.report(true, SINCHON, LATER).duty()).isEqualTo(new Rider.Busy(CHICKEN));
    }

    @Test
    void aRiderCarriesOneDeliveryAtATime() {
        assertThatThrownBy(() -> BUSY.offer(PIZZA, LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> BUSY.release(PIZZA, LATER)).isInstanceOf(IllegalStateException.class);
        assertThat(BUSY.release(CHICKEN, LATER).duty()).isEqualTo(new Rider.Free());
        assertThat(BUSY.release(CHICKEN, LATER).since()).isEqualTo(LATER);
    }
}

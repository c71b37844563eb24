package dev.dosirak.delivery.dispatch;

import static dev.dosirak.delivery.dispatch.DeliveryTest.HALF_A_MINUTE_LATER;
import static dev.dosirak.delivery.dispatch.DeliveryTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferDeclined;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferMade;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Requested;
import dev.dosirak.delivery.rider.RidersContract;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface DeliveriesContract extends RidersContract {

    int ALL = 1000;
    long REACH = 3000;
    /// So far ahead that the running service does not find it overdue.
    Instant IN_2058 = NOON.plusSeconds(1_000_000_000);
    Versioned<Delivery> NOTHING = new Versioned<>(new Delivery.Unknown(), 0);

    Deliveries deliveries();

    private Versioned<Delivery> append(DeliveryId id, Versioned<Delivery> before, DeliveryEvent... events) {
        return transactions().run(() -> deliveries().append(id, before, List.of(events)));
    }

    @Test
    default void remembersWhatHappened() {
        var id = new DeliveryId(UUID.randomUUID());
        var rider = someRider();
        var deliveryRequest = DeliveryTest.errand(farFromAnybody());

        var requested = append(id, NOTHING, new Requested(deliveryRequest, NOON));
        var offered = append(id, requested, new OfferMade(rider, IN_2058, NOON));

        assertThat(deliveries().find(id)).isEqualTo(offered);
        assertThat(offered.state())
                .isEqualTo(new Delivery.Offered(deliveryRequest, OfferHistory.NOBODY.plus(rider), rider, IN_2058));
        assertThat(offered.version()).isEqualTo(2);
        assertThat(transactions().run(() -> deliveries().findForUpdate(id))).isEqualTo(offered);
        assertThat(transactions().run(() -> deliveries().findForUpdateIfUnlocked(id)))
                .contains(offered);
    }

    @Test
    default void whatWasNeverRequestedIsUnknown() {
        var id = new DeliveryId(UUID.randomUUID());

        assertThat(deliveries().find(id)).isEqualTo(NOTHING);
        assertThat(transactions().run(() -> deliveries().findForUpdateIfUnlocked(id)))
                .isEmpty();
    }

    @Test
    default void theSecondOfTwoWritersIsStale() {
        var id = new DeliveryId(UUID.randomUUID());
        var requested = new Requested(DeliveryTest.errand(farFromAnybody()), NOON);
        var first = append(id, NOTHING, requested);

        assertThatThrownBy(() -> append(id, NOTHING, requested)).isInstanceOf(Stale.class);
        assertThat(deliveries().find(id)).isEqualTo(first);
    }

    @Test
    default void aWaitingDeliveryIsMatchableWhenSomebodyFreeIsInReach() {
        var shop = farFromAnybody();
        var near = new DeliveryId(UUID.randomUUID());
        var far = new DeliveryId(UUID.randomUUID());
        free(someRider(), metersNorth(shop, 2000), NOON);
        append(near, NOTHING, new Requested(DeliveryTest.errand(shop), NOON));
        append(far, NOTHING, new Requested(DeliveryTest.errand(metersNorth(shop, -1500)), NOON));

        assertThat(deliveries().matchable(REACH, NOON.minusSeconds(5), ALL))
                .contains(near)
                .doesNotContain(far);
    }

    @Test
    default void whoHasDeclinedMakesItMatchableOnlyAfterAPause() {
        var shop = farFromAnybody();
        var id = new DeliveryId(UUID.randomUUID());
        var rider = someRider();
        free(rider, metersNorth(shop, 2000), NOON);
        append(
                id,
                NOTHING,
                new Requested(DeliveryTest.errand(shop), NOON),
                new OfferMade(rider, HALF_A_MINUTE_LATER, NOON),
                new OfferDeclined(rider, NOON));

        assertThat(deliveries().matchable(REACH, NOON.minusSeconds(1), ALL)).doesNotContain(id);
        assertThat(deliveries().matchable(REACH, NOON, ALL)).contains(id);
    }

    @Test
    default void anOfferIsUnansweredFromItsLastInstantOn() {
        var id = new DeliveryId(UUID.randomUUID());
        append(
                id,
                NOTHING,
                new Requested(DeliveryTest.errand(farFromAnybody()), NOON),
                new OfferMade(someRider(), IN_2058, NOON));

        assertThat(deliveries().unanswered(IN_2058.minusMillis(1), ALL)).doesNotContain(id);
        assertThat(deliveries().unanswered(IN_2058, ALL)).contains(id);
    }
}

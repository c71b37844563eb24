package dev.dosirak.delivery.rider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface RiderNotificationsContract extends RidersContract {

    RiderNotifications notifications();

    /// All that the rider was told, oldest first.
    List<RiderNotification> notificationsOf(RiderId rider);

    static Job job(UUID delivery) {
        var place = new Position(37.5, 127.0);
        return new Job(
                delivery,
                delivery,
                "offered",
                RiderTest.LATER,
                new Job.Pickup(UUID.randomUUID(), "한강치킨", "02-555-0101", "양화로 45", place),
                new Job.Door("와우산로 21", null, null, place),
                "",
                Won.of(3500),
                RiderTest.LATER);
    }

    default void tell(RiderId rider, UUID delivery) {
        transactions().run(() -> {
            riders().findForUpdate(rider);
            notifications().add(rider, RiderNotification.Kind.OFFER, job(delivery), Instant.now());
            return rider;
        });
    }

    @Test
    default void whoRemembersNothingBeginsWithTheCurrentJob() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON);
        var job = UUID.randomUUID();
        tell(rider.id(), UUID.randomUUID());
        assertThat(notifications().begin(rider.id())).isEqualTo(1);

        transactions().run(() -> {
            riders().save(new Versioned<>(rider, 1), rider.offer(job, RiderTest.LATER));
            return rider;
        });
        tell(rider.id(), job);
        tell(rider.id(), job);

        assertThat(notifications().begin(rider.id())).isEqualTo(1);
        assertThat(notifications().begin(someRider())).isZero();
    }

    @Test
    default void whoLeftIsToldFromAnEmptyPage() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON).id();
        var delivery = UUID.randomUUID();
        tell(rider, delivery);
        assertThat(notificationsOf(rider))
                .extracting(RiderNotification::delivery)
                .containsExactly(delivery);

        notifications().forget(rider);

        assertThat(notificationsOf(rider)).isEmpty();
        assertThat(notifications().begin(rider)).as("the count goes on").isEqualTo(1);
    }
}

package dev.dosirak.delivery.rider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface BellsContract extends RidersContract {

    Bells bells();

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

    default void ring(RiderId rider, UUID delivery, Instant at) {
        transactions().run(() -> {
            riders().load(rider);
            bells().ring(rider, Bell.Kind.OFFER, job(delivery), at);
            return rider;
        });
    }

    @Test
    default void bellsAreCountedPerRiderFromOne() {
        var mina = free(someRider(), farFromAnybody(), RiderTest.NOON).id();
        var junho = free(someRider(), farFromAnybody(), RiderTest.NOON).id();
        ring(mina, UUID.randomUUID(), Instant.now());
        ring(junho, UUID.randomUUID(), Instant.now());
        ring(mina, UUID.randomUUID(), Instant.now());

        assertThat(bells().after(mina, 0, 10)).extracting(Bell::sequence).containsExactly(1L, 2L);
        assertThat(bells().after(mina, 1, 10)).extracting(Bell::sequence).containsExactly(2L);
        assertThat(bells().after(mina, 0, 1)).extracting(Bell::sequence).containsExactly(1L);
        var stranger = someRider();
        assertThat(bells().last(List.of(mina, junho, stranger))).isEqualTo(Map.of(mina, 2L, junho, 1L, stranger, 0L));
    }

    @Test
    default void whoRemembersNothingBeginsWithTheCurrentJob() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON);
        var job = UUID.randomUUID();
        ring(rider.id(), UUID.randomUUID(), Instant.now());
        assertThat(bells().begin(rider.id())).isEqualTo(1);

        transactions().run(() -> {
            riders().keep(new Versioned<>(rider, 1), rider.isOffered(job, RiderTest.LATER));
            return rider;
        });
        ring(rider.id(), job, Instant.now());
        ring(rider.id(), job, Instant.now());

        assertThat(bells().begin(rider.id())).isEqualTo(1);
        assertThat(bells().begin(someRider())).isZero();
    }

    /// What the running service's own sweep holds at that moment is passed over.
    @Test
    default void oldBellsAreForgottenAndTheCountGoesOn() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON).id();
        ring(rider, UUID.randomUUID(), RiderTest.NOON);
        ring(rider, UUID.randomUUID(), Instant.now());

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            bells().forgetBefore(RiderTest.LATER);
            assertThat(bells().after(rider, 0, 10)).extracting(Bell::sequence).containsExactly(2L);
        });

        assertThat(bells().begin(rider)).isEqualTo(2);
    }
}

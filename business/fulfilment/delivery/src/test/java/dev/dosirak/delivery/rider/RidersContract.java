package dev.dosirak.delivery.rider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises. The fake passes it too, or it is not worth testing with.
public interface RidersContract {

    Riders riders();

    Transactions transactions();

    default RiderId someRider() {
        return new RiderId(UUID.randomUUID());
    }

    /// Somewhere on the oceans of a shared database.
    default Position farFromAnybody() {
        var random = ThreadLocalRandom.current();
        return new Position(random.nextDouble(-60, 60), random.nextDouble(-170, 170));
    }

    default Position metersNorth(Position from, long meters) {
        return new Position(from.lat() + meters / Position.METERS_PER_DEGREE, from.lng());
    }

    default Rider free(RiderId id, Position where, Instant since) {
        var rider = Rider.newRider(id, where, since).report(true, where, since);
        transactions().run(() -> {
            riders().save(new Versioned<>(rider, 0), rider);
            return rider;
        });
        return rider;
    }

    private Optional<RiderId> nearest(Position place, Set<RiderId> except, long meters) {
        return transactions()
                .run(() -> riders().nearestFree(place, except, meters))
                .map(it -> it.state().id());
    }

    @Test
    default void aRiderIsRememberedAsKept() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON);

        assertThat(riders().find(rider.id())).contains(rider);
        assertThat(transactions().run(() -> riders().findForUpdate(rider.id()))).contains(new Versioned<>(rider, 1));
        assertThat(riders().find(someRider())).isEmpty();
    }

    @Test
    default void everyDutyIsRemembered() {
        var free = free(someRider(), farFromAnybody(), RiderTest.NOON);
        var offered = free.offer(UUID.randomUUID(), RiderTest.LATER);
        var busy = offered.accept(offered.delivery().orElseThrow(), RiderTest.LATER);

        keep(new Versioned<>(free, 1), offered);
        assertThat(riders().find(free.id())).contains(offered);
        keep(new Versioned<>(offered, 2), busy);
        assertThat(riders().find(free.id())).contains(busy);
    }

    private void keep(Versioned<Rider> before, Rider now) {
        transactions().run(() -> {
            riders().save(before, now);
            return now;
        });
    }

    @Test
    default void theSecondOfTwoWritersOfARiderIsStale() {
        var rider = free(someRider(), farFromAnybody(), RiderTest.NOON);
        var off = rider.report(false, rider.position(), RiderTest.LATER);
        keep(new Versioned<>(rider, 1), off);

        assertThatThrownBy(() -> keep(new Versioned<>(rider, 1), rider)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> keep(new Versioned<>(rider, 0), rider)).isInstanceOf(Stale.class);
        assertThat(riders().find(rider.id())).contains(off);
    }

    @Test
    default void theNearestFreeRiderGoesFirst() {
        var shop = farFromAnybody();
        var near = free(someRider(), metersNorth(shop, 1400), RiderTest.LATER).id();
        var nearer =
                free(someRider(), metersNorth(shop, -1200), RiderTest.LATER).id();
        free(someRider(), metersNorth(shop, 4100), RiderTest.NOON);

        assertThat(nearest(shop, Set.of(), 4000)).contains(nearer);
        assertThat(nearest(shop, Set.of(nearer), 4000)).contains(near);
        assertThat(nearest(shop, Set.of(nearer, near), 4000)).isEmpty();
    }

    @Test
    default void ofEquallyNearRidersTheOneFreeForLongestGoesFirst() {
        var shop = farFromAnybody();
        var corner = metersNorth(shop, 1300);
        free(someRider(), corner, RiderTest.LATER);
        var patient = free(someRider(), corner, RiderTest.NOON).id();
        free(someRider(), corner, RiderTest.LATER);

        assertThat(nearest(shop, Set.of(), 4000)).contains(patient);
    }

    @Test
    default void onlyFreeRidersAreFound() {
        var shop = farFromAnybody();
        var rider = free(someRider(), metersNorth(shop, 1300), RiderTest.NOON);
        keep(new Versioned<>(rider, 1), rider.offer(UUID.randomUUID(), RiderTest.LATER));

        assertThat(nearest(shop, Set.of(), 4000)).isEmpty();
    }
}

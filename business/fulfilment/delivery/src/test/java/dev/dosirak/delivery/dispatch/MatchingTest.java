package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchingTest {

    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    static final Position AT_THE_SHOP = DeliveryTest.MAPO;
    static final Position A_KILOMETRE_OFF = new Position(DeliveryTest.MAPO.lat() + 0.009, DeliveryTest.MAPO.lng());
    static final Position HALF_A_KILOMETRE_OFF =
            new Position(DeliveryTest.MAPO.lat() + 0.0045, DeliveryTest.MAPO.lng());
    static final Position TOO_FAR = new Position(DeliveryTest.MAPO.lat() + 0.05, DeliveryTest.MAPO.lng());
    static final DeliveryId CHICKEN = new DeliveryId(UUID.randomUUID());
    static final Duration OFFER_STANDS = Duration.ofSeconds(30);
    static final Duration ROUND_PAUSE = Duration.ofSeconds(5);

    final MovableClock clock = new MovableClock(DeliveryTest.NOON);
    final InMemory memory = new InMemory(clock);
    final Dispatcher dispatcher = new Dispatcher(memory.deliveryRecorder, memory.transactions);
    final RiderAvailability riderAvailability = new RiderAvailability(
            memory.deliveries, memory.riders, memory.deliveryRecorder, memory.transactions, () -> {}, clock);
    final Matching matching = new Matching(
            memory.deliveries,
            memory.riders,
            memory.deliveryRecorder,
            memory.transactions,
            new Matching.Rules(OFFER_STANDS, 5000, ROUND_PAUSE),
            memory.reachability,
            clock);

    @Test
    void theNearestRiderIsAskedFirstAndTheNextOneWhenTheFirstDeclines() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        riderAvailability.report(JUNHO, true, A_KILOMETRE_OFF);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);

        matching.offerAll();
        assertThat(duty(MINA)).isEqualTo(new Rider.Offered(CHICKEN.value()));
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Free());

        dispatcher.decline(CHICKEN, MINA);
        matching.offerAll();
        assertThat(duty(MINA)).isEqualTo(new Rider.Free());
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Offered(CHICKEN.value()));
    }

    @Test
    void nobodyBeyondReachIsAsked() {
        riderAvailability.report(MINA, true, TOO_FAR);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);

        assertThat(matching.offerAll()).isZero();
        riderAvailability.report(MINA, true, A_KILOMETRE_OFF);
        assertThat(matching.offerAll()).isEqualTo(1);
    }

    @Test
    void aSilentRiderIsAskedAgainOnlyAfterEverybodyElseAndAPause() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        riderAvailability.report(JUNHO, true, A_KILOMETRE_OFF);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();

        clock.advance(OFFER_STANDS);
        assertThat(matching.expireAll()).isEqualTo(1);
        matching.offerAll();
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Offered(CHICKEN.value()));
        clock.advance(OFFER_STANDS);
        matching.expireAll();

        assertThat(matching.offerAll()).as("both were asked in this round").isZero();
        clock.advance(ROUND_PAUSE);
        assertThat(matching.offerAll()).isEqualTo(1);
        assertThat(duty(MINA)).isEqualTo(new Rider.Offered(CHICKEN.value()));
    }

    @Test
    void anOfferThatCouldNotBeAnsweredStandsForItsWholeTimeOnceMore() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();

        memory.reachability.lose();
        clock.advance(Duration.ofMinutes(10));
        assertThat(matching.expireAll()).isZero();
        memory.reachability.comeBack(clock.instant());
        clock.advance(OFFER_STANDS.minusMillis(1));
        assertThat(matching.expireAll()).isZero();
        dispatcher.accept(CHICKEN, MINA);

        assertThat(memory.riders.find(MINA).orElseThrow().missed()).isZero();
    }

    /// Whoever was nearest and silent was asked first for ever.
    @Test
    void whoLetsOffersRunOutIsPassedOverForOthersNearbyUntilTheyAnswer() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();
        clock.advance(OFFER_STANDS);
        matching.expireAll();
        dispatcher.withdraw(CHICKEN);
        riderAvailability.report(JUNHO, true, HALF_A_KILOMETRE_OFF);
        var pizza = new DeliveryId(UUID.randomUUID());
        dispatcher.request(pizza, DeliveryTest.CHICKEN);

        matching.offerAll();
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Offered(pizza.value()));

        dispatcher.decline(pizza, JUNHO);
        matching.offerAll();
        dispatcher.accept(pizza, MINA);
        assertThat(memory.riders.find(MINA).orElseThrow().missed()).isZero();
    }

    @Test
    void goingOffDutyDeclinesAnOpenOffer() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();

        assertThat(riderAvailability.report(MINA, false, AT_THE_SHOP).duty()).isEqualTo(new Rider.Off());
        assertThat(memory.deliveries.find(CHICKEN).state()).isInstanceOf(Delivery.Waiting.class);
        clock.advance(ROUND_PAUSE);
        assertThat(matching.offerAll()).isZero();
    }

    @Test
    void aCancelledOrderFreesItsRiderAndRings() {
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();
        dispatcher.accept(CHICKEN, MINA);

        dispatcher.withdraw(CHICKEN);

        assertThat(duty(MINA)).isEqualTo(new Rider.Free());
        assertThat(memory.notifications.of(MINA))
                .extracting(RiderNotification::kind)
                .containsExactly(Kind.OFFER, Kind.JOB, Kind.JOB);
        assertThat(memory.notifications.of(MINA).getLast().body()).contains("\"state\":\"withdrawn\"");
    }

    @Test
    void oneBrokenDeliveryDoesNotKeepTheOthersWaiting() {
        var broken = new DeliveryId(UUID.randomUUID());
        var requested = new DeliveryEvent.Requested(DeliveryTest.CHICKEN, clock.instant());
        var toNobodyWeKnow = new DeliveryEvent.OfferMade(JUNHO, clock.instant(), clock.instant());
        memory.deliveries.append(broken, DeliveriesContract.NOTHING, List.of(requested, toNobodyWeKnow));
        riderAvailability.report(MINA, true, AT_THE_SHOP);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();
        clock.advance(OFFER_STANDS);

        assertThatThrownBy(matching::expireAll).isInstanceOf(IllegalStateException.class);
        assertThat(duty(MINA)).isEqualTo(new Rider.Free());
    }

    private Rider.Duty duty(RiderId rider) {
        return memory.riders.find(rider).orElseThrow().duty();
    }
}

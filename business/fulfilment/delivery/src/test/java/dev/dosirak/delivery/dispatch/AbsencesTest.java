package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Riders who vanish, and what operators do about what they carry.
class AbsencesTest {

    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    static final DeliveryId CHICKEN = new DeliveryId(UUID.randomUUID());
    static final UUID OPERATOR = UUID.randomUUID();
    static final Duration SILENCE = Duration.ofMinutes(5);

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
            new Matching.Rules(Duration.ofSeconds(30), 5000, Duration.ofSeconds(5)),
            memory.reachability,
            clock);
    final Absences absences = new Absences(
            memory.deliveries,
            memory.riders,
            memory.notifications,
            memory.deliveryRecorder,
            memory.transactions,
            memory.reachability,
            clock);
    final DeliverySupervision deliverySupervision = new DeliverySupervision(
            memory.deliveries, memory.riders, memory.deliveryRecorder, memory.transactions, clock);

    @Test
    void theShiftOfSomebodySilentEnds() {
        riderAvailability.report(MINA, true, DeliveryTest.MAPO);
        memory.riders.silence(MINA);

        assertThat(absences.endSilent(SILENCE)).isEqualTo(1);

        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        assertThat(matching.offerAll()).isZero();
        assertThat(riderAvailability.report(MINA, true, DeliveryTest.MAPO).duty())
                .isEqualTo(new Rider.Free());
        assertThat(matching.offerAll()).isEqualTo(1);
    }

    /// Who could not reach us has the whole time again, from when it was possible.
    @Test
    void silenceWhileNobodyCouldReachUsEndsNoShift() {
        riderAvailability.report(MINA, true, DeliveryTest.MAPO);
        memory.riders.silence(MINA);

        memory.reachability.lose();
        assertThat(absences.endSilent(SILENCE)).isZero();
        memory.reachability.comeBack(clock.instant());
        clock.advance(SILENCE.minusMillis(1));
        assertThat(absences.endSilent(SILENCE)).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(absences.endSilent(SILENCE)).isEqualTo(1);
    }

    @Test
    void whatSomebodySilentWasToFetchIsOfferedToOthersAndIsTheirsNoMore() {
        accepted();
        memory.riders.silence(MINA);
        riderAvailability.report(JUNHO, true, DeliveryTest.MAPO);

        absences.endSilent(SILENCE);
        matching.offerAll();
        dispatcher.accept(CHICKEN, JUNHO);

        assertThat(duty(MINA)).isEqualTo(new Rider.Off());
        assertThat(memory.notifications.of(MINA).getLast().kind()).isEqualTo(RiderNotification.Kind.OFFER_GONE);
        assertThatThrownBy(() -> dispatcher.pickUp(CHICKEN, MINA))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(DeliveryRefusal.NOT_YOUR_DELIVERY));
        assertThat(dispatcher.pickUp(CHICKEN, JUNHO).state()).isInstanceOf(Delivery.PickedUp.class);
    }

    @Test
    void whatSomebodySilentHasPickedUpIsForAnOperatorToSettle() {
        accepted();
        dispatcher.pickUp(CHICKEN, MINA);
        memory.riders.silence(MINA);

        absences.endSilent(SILENCE);

        assertThat(memory.deliveries.find(CHICKEN).state()).isInstanceOf(Delivery.PickedUp.class);
        assertThat(duty(MINA)).isEqualTo(new Rider.Busy(CHICKEN.value()));
    }

    @Test
    void anOperatorGivesItToAnotherRiderWhoBringsIt() {
        accepted();
        dispatcher.pickUp(CHICKEN, MINA);
        assertThatThrownBy(() -> deliverySupervision.reassign(CHICKEN, JUNHO, OPERATOR, "an accident"))
                .isInstanceOf(Refused.class);
        riderAvailability.report(JUNHO, true, DeliveryTest.MAPO);

        deliverySupervision.reassign(CHICKEN, JUNHO, OPERATOR, "an accident");
        deliverySupervision.reassign(CHICKEN, JUNHO, OPERATOR, "an accident");

        assertThat(duty(MINA)).isEqualTo(new Rider.Off());
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Busy(CHICKEN.value()));
        assertThatThrownBy(() -> dispatcher.handOver(CHICKEN, MINA)).isInstanceOf(Refused.class);
        assertThat(dispatcher.handOver(CHICKEN, JUNHO).state())
                .isInstanceOfSatisfying(
                        Delivery.Delivered.class, it -> assertThat(it.rider()).isEqualTo(JUNHO));
        assertThat(duty(JUNHO)).isEqualTo(new Rider.Free());
    }

    @Test
    void anOperatorEndsItEitherWayAndTheOtherWayIsRefusedThen() {
        accepted();
        assertThatThrownBy(() -> deliverySupervision.giveUp(CHICKEN, OPERATOR, "lost"))
                .isInstanceOf(Refused.class);
        dispatcher.pickUp(CHICKEN, MINA);

        assertThat(deliverySupervision.giveUp(CHICKEN, OPERATOR, "an accident").state())
                .isInstanceOf(Delivery.Lost.class);

        assertThat(duty(MINA)).isEqualTo(new Rider.Off());
        assertThatThrownBy(() -> deliverySupervision.confirmDelivered(CHICKEN, OPERATOR, "they called"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> dispatcher.handOver(CHICKEN, MINA))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(DeliveryRefusal.GIVEN_UP));
    }

    @Test
    void anOperatorTakesItBackBeforePickUpOnly() {
        accepted();

        deliverySupervision.takeBack(CHICKEN, OPERATOR, "he waits for nothing");
        deliverySupervision.takeBack(CHICKEN, OPERATOR, "he waits for nothing");

        assertThat(memory.deliveries.find(CHICKEN).state()).isInstanceOf(Delivery.Waiting.class);
        riderAvailability.report(JUNHO, true, DeliveryTest.MAPO);
        matching.offerAll();
        dispatcher.accept(CHICKEN, JUNHO);
        dispatcher.pickUp(CHICKEN, JUNHO);
        assertThatThrownBy(() -> deliverySupervision.takeBack(CHICKEN, OPERATOR, "why not"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoLeavesFetchesNothingMoreAndComesNeverBack() {
        accepted();

        absences.removeRider(MINA);
        absences.removeRider(MINA);

        assertThat(memory.deliveries.find(CHICKEN).state()).isInstanceOf(Delivery.Waiting.class);
        assertThat(memory.riders.find(MINA).orElseThrow().position().lat()).isZero();
        assertThat(memory.notifications.of(MINA)).isEmpty();
        assertThatThrownBy(() -> riderAvailability.report(MINA, true, DeliveryTest.MAPO))
                .isInstanceOf(Refused.class);
        absences.removeRider(JUNHO);
        assertThatThrownBy(() -> riderAvailability.report(JUNHO, true, DeliveryTest.MAPO))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoLeavesWithAnOfferHasDeclinedIt() {
        offered();

        absences.removeRider(MINA);

        assertThat(memory.deliveries.find(CHICKEN).state()).isInstanceOf(Delivery.Waiting.class);
        assertThat(duty(MINA)).isEqualTo(new Rider.Off());
    }

    @Test
    void whoLeavesWithAnOrderInTheBagIsFreeOfItOnlyByAnOperator() {
        accepted();
        dispatcher.pickUp(CHICKEN, MINA);

        absences.removeRider(MINA);
        assertThat(duty(MINA)).isEqualTo(new Rider.Busy(CHICKEN.value()));

        deliverySupervision.confirmDelivered(CHICKEN, OPERATOR, "they called");
        assertThat(duty(MINA)).isEqualTo(new Rider.Off());
    }

    /// Before, while and after a delivery is theirs: what riders were told is all that they can read again.
    @Test
    void ridersKeepNobodysDoor() {
        offered();
        assertThat(notificationText(MINA)).doesNotContain("010-5555-0102", "301호", "문 앞에");
        dispatcher.accept(CHICKEN, MINA);
        assertThat(notificationText(MINA)).contains("010-5555-0102", "301호", "문 앞에");
        dispatcher.pickUp(CHICKEN, MINA);
        dispatcher.handOver(CHICKEN, MINA);
        assertThat(notificationText(MINA)).doesNotContain("010-5555-0102", "301호", "문 앞에");
    }

    @Test
    void nobodysDoorIsKeptByWhomItWasTakenFrom() {
        accepted();
        deliverySupervision.takeBack(CHICKEN, OPERATOR, "he waits for nothing");

        assertThat(notificationText(MINA)).doesNotContain("010-5555-0102", "301호", "문 앞에");
    }

    private String notificationText(RiderId rider) {
        return memory.notifications.of(rider).stream()
                .map(RiderNotification::body)
                .toList()
                .toString();
    }

    private void offered() {
        riderAvailability.report(MINA, true, DeliveryTest.MAPO);
        dispatcher.request(CHICKEN, DeliveryTest.CHICKEN);
        matching.offerAll();
    }

    private void accepted() {
        offered();
        dispatcher.accept(CHICKEN, MINA);
    }

    private Rider.Duty duty(RiderId rider) {
        return memory.riders.find(rider).orElseThrow().duty();
    }
}

package dev.dosirak.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.delivery.dispatch.DeliveryCommand.Accept;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Decline;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Delay;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Expire;
import dev.dosirak.delivery.dispatch.DeliveryCommand.HandOver;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Offer;
import dev.dosirak.delivery.dispatch.DeliveryCommand.PickUp;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Request;
import dev.dosirak.delivery.dispatch.DeliveryCommand.StartRound;
import dev.dosirak.delivery.dispatch.DeliveryCommand.Withdraw;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferAccepted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferDeclined;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferExpired;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OfferMade;
import dev.dosirak.delivery.dispatch.DeliveryEvent.OrderWithdrawn;
import dev.dosirak.delivery.dispatch.DeliveryEvent.Requested;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderDelayed;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderHandedOver;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RiderPickedUp;
import dev.dosirak.delivery.dispatch.DeliveryEvent.RoundStarted;
import dev.dosirak.delivery.dispatch.DeliveryEvent.WithdrawnBeforeRequest;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Refused.Kind;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public class DeliveryTest {

    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final Instant HALF_A_MINUTE_LATER = NOON.plusSeconds(30);
    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    static final RiderId STRANGER = new RiderId(UUID.randomUUID());
    public static final Position MAPO = new Position(37.5563, 126.9236);
    static final DeliveryRequest CHICKEN = errand(MAPO);

    static final DeliveryEvent REQUESTED = new Requested(CHICKEN, NOON);
    static final DeliveryEvent OFFERED_TO_MINA = new OfferMade(MINA, HALF_A_MINUTE_LATER, NOON);
    static final DeliveryEvent DECLINED_BY_MINA = new OfferDeclined(MINA, NOON);
    static final DeliveryEvent OFFERED_TO_JUNHO = new OfferMade(JUNHO, HALF_A_MINUTE_LATER, NOON);
    static final DeliveryEvent TAKEN_BY_MINA = new OfferAccepted(MINA, NOON);
    static final DeliveryEvent PICKED_UP = new RiderPickedUp(MINA, NOON);
    static final DeliveryEvent HELD_UP = new RiderDelayed(MINA, "rain", NOON);
    static final DeliveryEvent DELIVERED = new RiderHandedOver(MINA, NOON);
    static final DeliveryEvent CALLED_OFF = new OrderWithdrawn(NOON);

    public static DeliveryRequest errand(Position shop) {
        return new DeliveryRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new DeliveryRequest.Pickup(UUID.randomUUID(), "한강치킨", "02-555-0101", "양화로 45", shop),
                new DeliveryRequest.Dropoff("와우산로 21", "301호", "010-5555-0102", new Position(37.5512, 126.9250)),
                "문 앞에 놓아 주세요",
                Won.of(3500),
                NOON,
                NOON.plusSeconds(1200));
    }

    @Test
    void aWaitingDeliveryIsOfferedAndAccepted() {
        assertThat(given(REQUESTED).when(new Offer(MINA, HALF_A_MINUTE_LATER, NOON)))
                .containsExactly(OFFERED_TO_MINA);
        assertThat(given(REQUESTED, OFFERED_TO_MINA).when(new Accept(MINA, NOON)))
                .containsExactly(TAKEN_BY_MINA);
    }

    @Test
    void requestingTwiceIsNoNewsInAnyState() {
        assertThat(given(REQUESTED).when(new Request(CHICKEN, NOON))).isEmpty();
        assertThat(given(REQUESTED, CALLED_OFF).when(new Request(CHICKEN, NOON)))
                .isEmpty();
    }

    @Test
    void acceptingTwiceIsNoNewsEvenAfterThePickUp() {
        assertThat(given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA).when(new Accept(MINA, NOON)))
                .isEmpty();
        assertThat(given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, PICKED_UP).when(new Accept(MINA, NOON)))
                .isEmpty();
    }

    @Test
    void anUnansweredOfferIsTakenBackWhenItsTimeIsOverAndNotBefore() {
        var offered = given(REQUESTED, OFFERED_TO_MINA);

        assertThat(offered.when(new Expire(HALF_A_MINUTE_LATER.minusMillis(1)))).isEmpty();
        assertThat(offered.when(new Expire(HALF_A_MINUTE_LATER)))
                .containsExactly(new OfferExpired(MINA, HALF_A_MINUTE_LATER));
    }

    @Test
    void whoeverWasAskedAndComesTooLateIsTold() {
        refuses(
                given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA),
                new Accept(MINA, NOON),
                DeliveryRefusal.OFFER_GONE);
        refuses(given(REQUESTED, OFFERED_TO_MINA, CALLED_OFF), new Accept(MINA, NOON), DeliveryRefusal.OFFER_GONE);
        refuses(
                given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA, OFFERED_TO_JUNHO),
                new Accept(MINA, NOON),
                DeliveryRefusal.OFFER_GONE);
    }

    @Test
    void whoeverWasNeverAskedLearnsNothing() {
        var carried = given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, PICKED_UP);
        for (var command : List.of(
                new Accept(STRANGER, NOON),
                new Decline(STRANGER, NOON),
                new PickUp(STRANGER, NOON),
                new Delay(STRANGER, "rain", NOON),
                new HandOver(STRANGER, NOON))) {
            refuses(carried, command, DeliveryRefusal.UNKNOWN_DELIVERY);
        }
    }

    @Test
    void aDeclineThatComesTooLateIsNoNewsButAcceptedIsAccepted() {
        assertThat(given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA).when(new Decline(MINA, NOON)))
                .isEmpty();
        refuses(
                given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA),
                new Decline(MINA, NOON),
                DeliveryRefusal.ALREADY_ACCEPTED);
    }

    @Test
    void nobodyIsAskedTwiceInARound() {
        var declined = given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA);
        refuses(declined, new Offer(MINA, HALF_A_MINUTE_LATER, NOON), DeliveryRefusal.NOT_WAITING);

        assertThat(declined.when(new StartRound(NOON))).containsExactly(new RoundStarted(NOON));
        var newRound = given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA, new RoundStarted(NOON));
        assertThat(newRound.when(new StartRound(NOON))).isEmpty();
        assertThat(newRound.when(new Offer(MINA, HALF_A_MINUTE_LATER, NOON))).containsExactly(OFFERED_TO_MINA);
    }

    @Test
    void aDeliveryIsNeverOfferedToTwoAtOnce() {
        refuses(
                given(REQUESTED, OFFERED_TO_MINA),
                new Offer(JUNHO, HALF_A_MINUTE_LATER, NOON),
                DeliveryRefusal.NOT_WAITING);
        refuses(
                given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA),
                new Offer(JUNHO, HALF_A_MINUTE_LATER, NOON),
                DeliveryRefusal.NOT_WAITING);
    }

    @Test
    void foodIsPickedUpAfterAcceptingAndHandedOverAfterPickingUp() {
        refuses(given(REQUESTED, OFFERED_TO_MINA), new PickUp(MINA, NOON), DeliveryRefusal.NOT_ACCEPTED);
        var assigned = given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA);
        refuses(assigned, new HandOver(MINA, NOON), DeliveryRefusal.NOT_PICKED_UP);
        refuses(assigned, new Delay(MINA, "rain", NOON), DeliveryRefusal.NOT_PICKED_UP);
        assertThat(assigned.when(new PickUp(MINA, NOON))).containsExactly(PICKED_UP);
        var pickedUp = given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, PICKED_UP);
        assertThat(pickedUp.when(new Delay(MINA, "rain", NOON))).containsExactly(HELD_UP);
        assertThat(pickedUp.when(new HandOver(MINA, NOON))).containsExactly(DELIVERED);
    }

    @Test
    void aDelayIsReportedOnce() {
        var late = given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, PICKED_UP, HELD_UP);
        assertThat(late.when(new Delay(MINA, "rain", NOON))).isEmpty();
        refuses(late, new Delay(MINA, "a flat tyre", NOON), DeliveryRefusal.ALREADY_DELAYED);
        assertThat(late.when(new HandOver(MINA, NOON))).containsExactly(DELIVERED);
    }

    @Test
    void aRiderWhoDeclinedSeesThatAnotherCarriesIt() {
        var junhosNow =
                given(REQUESTED, OFFERED_TO_MINA, DECLINED_BY_MINA, OFFERED_TO_JUNHO, new OfferAccepted(JUNHO, NOON));
        refuses(junhosNow, new PickUp(MINA, NOON), DeliveryRefusal.NOT_YOUR_DELIVERY);
        assertThat(DeliveryRefusal.NOT_YOUR_DELIVERY.kind()).isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void aCancelledOrderIsWithdrawnUntilItIsPickedUp() {
        assertThat(given(REQUESTED).when(new Withdraw(NOON))).containsExactly(CALLED_OFF);
        assertThat(given(REQUESTED, OFFERED_TO_MINA).when(new Withdraw(NOON))).containsExactly(CALLED_OFF);
        assertThat(given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA).when(new Withdraw(NOON)))
                .containsExactly(CALLED_OFF);
        assertThat(given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, PICKED_UP).when(new Withdraw(NOON)))
                .isEmpty();
        refuses(
                given(REQUESTED, OFFERED_TO_MINA, TAKEN_BY_MINA, CALLED_OFF),
                new PickUp(MINA, NOON),
                DeliveryRefusal.WITHDRAWN);
    }

    @Test
    void anOrderThatIsCancelledBeforeItIsHeardOfNeedsNoRiderWhenItIs() {
        assertThat(given().when(new Withdraw(NOON))).containsExactly(new WithdrawnBeforeRequest(NOON));
        var barred = given(new WithdrawnBeforeRequest(NOON));
        assertThat(barred.when(new Request(CHICKEN, NOON))).isEmpty();
        assertThat(barred.when(new Withdraw(NOON))).isEmpty();
        refuses(barred, new Offer(MINA, HALF_A_MINUTE_LATER, NOON), DeliveryRefusal.NOT_WAITING);
        refuses(barred, new Accept(MINA, NOON), DeliveryRefusal.UNKNOWN_DELIVERY);
    }

    @Test
    void whoeverIsNotCarryingItSeesNoDoorAndNoPhone() {
        var id = new DeliveryId(UUID.randomUUID());
        var offered =
                DeliveryVisibility.jobForRider(id, new Delivery.Offered(CHICKEN, OfferHistory.NOBODY, MINA, NOON));
        var assigned = DeliveryVisibility.jobForRider(id, new Delivery.Assigned(CHICKEN, OfferHistory.NOBODY, MINA));

        assertThat(offered.deliverTo().detail()).isNull();
        assertThat(offered.deliverTo().phone()).isNull();
        assertThat(assigned.deliverTo().detail()).isEqualTo("301호");
        assertThat(assigned.deliverTo().phone()).isEqualTo("010-5555-0102");
    }

    private static void refuses(Given given, DeliveryCommand command, DeliveryRefusal reason) {
        assertThatThrownBy(() -> given.when(command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }

    static Given given(DeliveryEvent... history) {
        return new Given(List.of(history));
    }

    record Given(List<DeliveryEvent> history) {
        List<DeliveryEvent> when(DeliveryCommand command) {
            return Delivery.decide(replay(history), command);
        }
    }

    static Delivery replay(List<DeliveryEvent> history) {
        Delivery state = new Delivery.Unknown();
        for (var event : history) {
            state = Delivery.evolve(state, event);
        }
        return state;
    }
}

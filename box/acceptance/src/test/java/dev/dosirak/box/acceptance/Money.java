package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.people.Card;
import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.Owner;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nobody pays for what they do not get, and nobody pays twice.
interface Money {

    long TOTAL = MenuFixture.CHICKEN + MenuFixture.FEE_NEARBY;

    @Test
    default void whatTheShopRejectsIsPaidBack(Town town) {
        var stage = town.stage();
        var order = stage.ringing(Card.GOOD);

        new Owner(stage.owner().session()).reject(order, "too-busy");

        stage.awaitTimeline(
                order,
                "payment-pending",
                "payment-succeeded",
                "pending",
                "rejected",
                "cancelled",
                "refund-pending",
                "refunded");
        assertThat(stage.payment(order)).isEqualTo("refunded");
        assertThat(town.journal(order)).containsExactly("approval " + TOTAL, "cancel " + TOTAL);
    }

    @Test
    default void whatTheCustomerCancelsBeforeItIsAcceptedIsPaidBack(Town town) {
        var stage = town.stage();
        var order = stage.ringing(Card.GOOD);

        new Customer(stage.customer().session()).cancel(order, "마음이 바뀌었어요");

        stage.awaitTimeline(
                order, "payment-pending", "payment-succeeded", "pending", "cancelled", "refund-pending", "refunded");
        assertThat(town.journal(order)).containsExactly("approval " + TOTAL, "cancel " + TOTAL);
        stage.owner()
                .http()
                .post("/api/v1/relay/orders/" + order + "/accept", Map.of("cookMinutes", 15))
                .refused(409, "order-withdrawn");
    }

    @Test
    default void whatIsBeingCookedTheCustomerCannotCancelButTheShopCan(Town town) {
        var stage = town.stage();
        var order = stage.ringing(Card.GOOD);
        stage.accept(order);
        stage.awaitState(order, "delivery-pending");

        stage.customer()
                .http()
                .post("/api/v1/orders/" + order + "/cancel", Map.of("reason", "너무 늦어요"))
                .refused(409, "already-accepted");
        new Owner(stage.owner().session()).cancel(order, "가스가 끊겼습니다");

        stage.awaitState(order, "refunded");
        assertThat(town.journal(order)).containsExactly("approval " + TOTAL, "cancel " + TOTAL);
    }

    @Test
    default void aDeclinedCardEndsTheOrder(Town town) {
        var stage = town.stage();

        var order = stage.place(stage.wish(stage.card(Card.DECLINED)));

        stage.awaitTimeline(order, "payment-pending", "payment-failed");
        assertThat(stage.payment(order)).isEqualTo("declined");
        assertThat(town.journal(order)).isEmpty();
        assertThat(new Owner(stage.owner().session()).openTickets()).isEmpty();
    }

    @Test
    default void anAnswerThatIsLostIsFoundOutWithoutASecondCharge(Town town) {
        var stage = town.stage();

        var order = stage.ringing(Card.ANSWER_LOST);

        assertThat(stage.payment(order)).isEqualTo("approved");
        assertThat(town.journal(order)).containsExactly("approval " + TOTAL);
    }

    @Test
    default void aPaymentCompanyThatFailsOnceIsAskedAgain(Town town) {
        var stage = town.stage();

        var order = stage.ringing(Card.FAILS_ONCE);

        assertThat(town.journal(order)).containsExactly("approval " + TOTAL);
    }

    @Test
    default void somebodyElsesCardPaysNothing(Town town) {
        var stage = town.stage();
        var thief = town.stage();
        var card = stage.card(Card.GOOD);

        var order = thief.place(thief.wish(card));

        thief.awaitTimeline(order, "payment-pending", "payment-failed");
        assertThat(town.journal(order)).isEmpty();
    }
}

package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.charge.PaymentGatewayContract;
import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a gateway of the real simulator does to us while it is well, and while it is not.
public interface SimulatedGatewayContract extends PaymentGatewayContract {

    String GOOD_CARD = "4330120000001234";
    String DECLINED_CARD = "4330120000000001";
    String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    String CARD_THAT_STUMBLES = "4330120000000003";

    UUID MINA = UUID.randomUUID();

    CardRegistrar registrar();

    /// What Mina shows of a card.
    Authorization shown(String cardNumber);

    static PgAccount account(String gateway, String clientId, String secretKey) {
        return new PgAccount(Simulator.url(gateway), clientId, secretKey, Duration.ofSeconds(2));
    }

    static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();
    }

    static EventJson json() {
        return new EventJson();
    }

    @AfterEach
    default void getWell() {
        Simulator.mode("normal");
    }

    @Override
    default String billingKey(PaymentBill bill) {
        return keyOf(GOOD_CARD);
    }

    @Override
    default void reverse(UUID order, Won amount) {
        Simulator.reverse(order, amount.amount());
    }

    @Test
    default void aCardIsRegisteredAndGivenUp() {
        var registered = registrar().register(shown(GOOD_CARD), MINA, command());

        assertThat(registrar().gateway()).isEqualTo(gateway().name());
        assertThat(registered.card().number()).isEqualTo("433012******1234");
        assertThat(registered.card()).isEqualTo(new Card("lotte", "433012******1234"));
        assertThat(registrar().revoke(registered.billingKey())).isTrue();
        assertThat(registrar().revoke(registered.billingKey()))
                .as("it knows of none any more")
                .isTrue();
        assertThat(gateway().approve(bill(), registered.billingKey(), 1)).isInstanceOf(Answer.Declined.class);
    }

    @Test
    default void nobodyIsRegisteredWithoutTheGateway() {
        var shown = shown(GOOD_CARD);
        Simulator.mode("error");

        assertThatThrownBy(() -> registrar().register(shown, MINA, command()))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(MethodRefusal.PG_AWAY));
    }

    @Test
    default void aDeclinedCardIsANoAndNothingIsFound() {
        assertThat(gateway().approve(bill(), keyOf(DECLINED_CARD), 1)).isInstanceOf(Answer.Declined.class);
        assertThat(gateway().find(bill())).isInstanceOfAny(Finding.NotFound.class, Finding.Failed.class);
    }

    @Test
    default void aLostAnswerIsUnclearAndTheMoneyIsFound() {
        assertThat(gateway().approve(bill(), keyOf(CARD_THAT_LOSES_ANSWERS), 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().find(bill())).isInstanceOf(Finding.Found.class);
    }

    @Test
    default void aBreakdownIsUnclearAndTheSameMayBeSentAgain() {
        var stumbling = keyOf(CARD_THAT_STUMBLES);

        assertThat(gateway().approve(bill(), stumbling, 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().approve(bill(), stumbling, 1)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    default void aPaidOrderIsNotPaidAgainWhateverTheAttempt() {
        var key = keyOf(GOOD_CARD);
        var taken = gateway().approve(bill(), key, 1);

        assertThat(gateway().approve(bill(), key, 2)).isIn(taken, new Answer.Unclear());
        assertThat(Simulator.journal(bill().order())).hasSize(1);
    }

    @Test
    default void aSilentGatewayIsUnclearAboutEverything() {
        var key = keyOf(GOOD_CARD);
        var capture = captured();
        Simulator.mode("hang", Duration.ofSeconds(5));

        assertThat(gateway().approve(bill(), key, 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().find(bill())).isEqualTo(new Finding.Unclear());
        assertThat(gateway().refund(bill().order(), capture, bill().amount(), Instant.now()))
                .isEqualTo(new RefundAnswer.Unclear());
    }

    @Test
    default void whatIsGivenBackOnceIsNotGivenBackAgain() {
        var capture = captured();
        var order = bill().order();
        assertThat(gateway().refund(order, capture, bill().amount(), Instant.now()))
                .isEqualTo(new RefundAnswer.Done());

        assertThat(gateway().refund(order, capture, bill().amount(), Instant.now()))
                .isNotEqualTo(new RefundAnswer.Done());
        assertThat(Simulator.balance(order)).isZero();
    }

    @Test
    default void aRefusedRefundIsNotDone() {
        var capture = captured();
        Simulator.mode("refuse-refund");

        assertThat(gateway().refund(bill().order(), capture, bill().amount(), Instant.now()))
                .isNotEqualTo(new RefundAnswer.Done());
        assertThat(gateway().find(bill())).isEqualTo(new Finding.Found(capture, bill().amount()));
    }

    @Test
    default void aCardIsPaidInInstalments() {
        var allAtOnce = new PaymentBill(Ids.next(), MINA, UUID.randomUUID(), Won.of(60_000));
        var inThree = inInstalments(60_000, 3);
        var inTwelve = inInstalments(50_000, 12);
        for (var bill : List.of(allAtOnce, inThree, inTwelve)) {
            assertThat(gateway().approve(bill, keyOf(GOOD_CARD), 1)).isInstanceOf(Answer.Taken.class);
            assertThat(gateway().find(bill)).isInstanceOf(Finding.Found.class);
            assertThat(Simulator.instalmentMonths(gateway().name(), bill.order()))
                    .isEqualTo(bill.months());
        }
    }

    /// An order does not ask for it; if another does, that is the end of it.
    @Test
    default void whatNobodyPaysInInstalmentsIsANo() {
        for (var bill : List.of(inInstalments(49_999, 3), inInstalments(60_000, 1), inInstalments(60_000, 13))) {
            assertThat(gateway().approve(bill, keyOf(GOOD_CARD), 1)).isInstanceOf(Answer.Declined.class);
            assertThat(Simulator.journal(bill.order())).isEmpty();
        }
    }

    private static PaymentBill inInstalments(long won, int months) {
        return new PaymentBill(Ids.next(), MINA, UUID.randomUUID(), Won.of(won), months);
    }

    private Capture captured() {
        if (gateway().approve(bill(), keyOf(GOOD_CARD), 1) instanceof Answer.Taken taken) {
            return taken.capture();
        }
        throw new AssertionError("Not taken");
    }

    private String keyOf(String cardNumber) {
        return registrar().register(shown(cardNumber), MINA, command()).billingKey();
    }

    private static String command() {
        return "card-" + Ids.next();
    }
}

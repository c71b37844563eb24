package dev.dosirak.pgsimulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.pgsimulator.nice.web.NiceMerchant;
import dev.dosirak.pgsimulator.portone.web.PortOneMerchant;
import dev.dosirak.pgsimulator.toss.web.TossMerchant;
import dev.dosirak.pgsimulator.webhook.ListeningMerchant.Heard;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What merchants are told of without asking.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class WebhooksTest {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final long LUNCH = 12_000;
    static final String SECRET = "whsec_bmV3";
    static final Duration LONG = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    Admin admin = new Admin(0);
    final ListeningMerchant merchant = new ListeningMerchant();
    final String order = UUID.randomUUID().toString();
    final String other = UUID.randomUUID().toString();

    WebhooksTest() throws Exception {}

    @BeforeEach
    void listen() throws Exception {
        admin = new Admin(port);
        for (var gateway : List.of("toss", "nice", "portone")) {
            assertThat(admin.webhooks(gateway, merchant.url(), SECRET).text("url"))
                    .isEqualTo(merchant.url());
        }
    }

    @AfterEach
    void leave() throws Exception {
        for (var gateway : List.of("toss", "nice", "portone")) {
            admin.webhooks(gateway, "", "");
            admin.webhookFaults(gateway, "{}");
        }
        merchant.close();
    }

    @Test
    void tossTellsUnsignedOfWhatWasTakenAndGivenBackAlsoWhenItsAnswerIsLost() throws Exception {
        var toss = new TossMerchant(port);
        var card = toss.card(CARD_THAT_LOSES_ANSWERS);
        assertThatThrownBy(() -> toss.pay(card, order, LUNCH, order)).isInstanceOf(IOException.class);
        var paid = heard(1).getFirst();
        assertThat(paid.body().get("eventType").asString()).isEqualTo("PAYMENT_STATUS_CHANGED");
        assertThat(paid.body().get("data").get("orderId").asString()).isEqualTo(order);
        assertThat(paid.body().get("data").get("status").asString()).isEqualTo("DONE");
        assertThat(paid.signature()).isEmpty();

        admin.reverse(order, Optional.of(2_000L));
        heard(2);
        admin.reverse(order, Optional.empty());
        assertThat(heard(3))
                .extracting(it -> it.body().get("data").get("status").asString())
                .containsExactly("DONE", "PARTIAL_CANCELED", "CANCELED");
    }

    @Test
    void tossTellsOfADepositTwiceAndTheSecondTimeAtTheTopWithTheSecretOfItsAccount() throws Exception {
        var toss = new TossMerchant(port);
        var account = toss.account(order, LUNCH, "20", order);
        admin.deposit(order, LUNCH);
        var told = heard(2);
        assertThat(told)
                .extracting(it -> it.body().get("eventType").asString())
                .containsExactlyInAnyOrder("PAYMENT_STATUS_CHANGED", "DEPOSIT_CALLBACK");
        var deposit = deposits(told).getFirst().body();
        assertThat(deposit.propertyNames())
                .containsExactly("eventType", "createdAt", "secret", "orderId", "status", "transactionKey");
        assertThat(deposit.get("secret").asString()).isEqualTo(account.text("secret"));
        assertThat(deposit.get("status").asString()).isEqualTo("DONE");

        admin.undoDeposit(order);
        heard(4);
        admin.deposit(order, LUNCH);
        heard(6);
        admin.reverse(order, Optional.empty());
        var all = deposits(heard(8));
        assertThat(all)
                .extracting(it -> it.body().get("status").asString())
                .containsExactly("DONE", "WAITING_FOR_DEPOSIT", "DONE", "CANCELED");
        assertThat(all)
                .extracting(it -> it.body().get("transactionKey").asString())
                .doesNotHaveDuplicates();
    }

    private static List<Heard> deposits(List<Heard> heard) {
        return heard.stream()
                .filter(it -> it.body().get("eventType").asString().equals("DEPOSIT_CALLBACK"))
                .toList();
    }

    @Test
    void niceSignsAllButWhatHasHappenedAndWantsToHearOk() throws Exception {
        var nice = new NiceMerchant(port);
        merchant.answers(200, "thanks");
        nice.pay(nice.card(GOOD_CARD), order, LUNCH);
        await().atMost(LONG).until(() -> merchant.heardOf(order).size() > 1);
        merchant.answers(200, "OK");

        var body = merchant.heardOf(order).getFirst().body();
        assertThat(body.get("status").asString()).isEqualTo("paid");
        assertThat(body.get("signature").asString())
                .isEqualTo(sha256(body.get("tid").asString() + LUNCH
                        + body.get("ediDate").asString() + "test_sk_dosirak_of_nice_32_bytes"));
        awaitRest("nice");
    }

    @Test
    void portOneSignsAsStandardWebhooksHasItAndNamesThePaymentOnly() throws Exception {
        var portone = new PortOneMerchant(port);
        portone.pay(portone.card(DECLINED_CARD), order, LUNCH);
        var failed = heard(order, 1).getFirst();
        assertThat(failed.body().get("type").asString()).isEqualTo("Transaction.Failed");

        portone.pay(portone.card(GOOD_CARD), other, LUNCH);
        var paid = heard(other, 1).getFirst();
        assertThat(paid.body().get("type").asString()).isEqualTo("Transaction.Paid");
        assertThat(paid.body().get("data").get("paymentId").asString()).isEqualTo(other);
        assertThat(paid.body().get("data").has("amount")).isFalse();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode("bmV3"), "HmacSHA256"));
        var signed = mac.doFinal((paid.id() + "." + paid.timestamp() + "." + paid.text()).getBytes(UTF_8));
        assertThat(paid.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
    }

    @Test
    void whatIsNotTakenIsSentAgainUnderTheSameNumberAndGivenUpInTheEnd() throws Exception {
        var portone = new PortOneMerchant(port);
        var before = admin.get("/simulator/portone/webhooks").body().get("counts");
        merchant.answers(503, "");
        portone.pay(portone.card(GOOD_CARD), order, LUNCH);

        assertThat(heard(6))
                .extracting(Heard::id)
                .containsOnly(heard(1).getFirst().id());
        awaitRest("portone");
        var after = admin.get("/simulator/portone/webhooks").body().get("counts");
        assertThat(after.get("givenUp").asLong())
                .isEqualTo(before.get("givenUp").asLong() + 1);
    }

    @Test
    void somebodyMakesThemComeSevenTimesAndInContradiction() throws Exception {
        var toss = new TossMerchant(port);
        admin.webhookFaults("toss", "{\"copies\": 7, \"contradicted\": true}");
        toss.pay(toss.card(GOOD_CARD), order, LUNCH, order);

        var said = heard(8).stream()
                .map(it -> it.body().get("data").get("status").asString())
                .toList();
        assertThat(said).containsOnly("DONE", "ABORTED");
        assertThat(said.stream().filter("DONE"::equals)).hasSize(7);
    }

    @Test
    void somebodyMakesThemComeOutOfOrderOrNever() throws Exception {
        var toss = new TossMerchant(port);
        admin.webhookFaults("toss", "{\"paidLateMillis\": 2000}");
        toss.pay(toss.card(GOOD_CARD), order, LUNCH, order);
        admin.reverse(order, Optional.empty());
        assertThat(heard(2))
                .extracting(it -> it.body().get("data").get("status").asString())
                .containsExactly("CANCELED", "DONE");

        admin.webhookFaults("toss", "{\"never\": true}");
        toss.pay(toss.card(GOOD_CARD), other, LUNCH, other);
        awaitRest("toss");
        assertThat(merchant.heardOf(other)).isEmpty();
    }

    @Test
    void whereNobodyWantsToHearOfPaymentsNothingIsSent() throws Exception {
        assertThat(admin.webhooks("toss", "nowhere", "").text("code")).isEqualTo("INVALID_REQUEST");
        assertThat(admin.webhookFaults("toss", "{\"copies\": 0}").text("code")).isEqualTo("INVALID_REQUEST");
        admin.webhooks("portone", merchant.url(), "");
        var portone = new PortOneMerchant(port);
        portone.pay(portone.card(GOOD_CARD), order, LUNCH);
        awaitRest("portone");
        assertThat(merchant.heardOf(order)).as("without a secret").isEmpty();
    }

    private List<Heard> heard(int times) {
        return heard(order, times);
    }

    private List<Heard> heard(String of, int times) {
        await().atMost(LONG).until(() -> merchant.heardOf(of).size() >= times);
        return merchant.heardOf(of);
    }

    private void awaitRest(String gateway) {
        await().atMost(LONG)
                .until(() -> admin.get("/simulator/" + gateway + "/webhooks")
                                .body()
                                .get("counts")
                                .get("waiting")
                                .asLong()
                        == 0);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}

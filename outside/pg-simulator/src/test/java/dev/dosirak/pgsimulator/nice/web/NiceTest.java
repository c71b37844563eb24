package dev.dosirak.pgsimulator.nice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class NiceTest {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";
    static final long LUNCH = 12_000;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Admin admin = new Admin(0);
    NiceMerchant merchant = new NiceMerchant(0);
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        merchant = new NiceMerchant(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void aCardIsPaidInTwoToTwelveInstalmentsFromFiftyThousandWonOn() throws Exception {
        var card = merchant.card(GOOD_CARD);
        assertThat(merchant.payIn("13", card, order, 50_000, "").text("resultCode"))
                .isEqualTo("3022");
        assertThat(merchant.payIn("03", card, order, 49_999, "").text("resultCode"))
                .isEqualTo("3022");
        assertThat(admin.journal(order)).isEmpty();

        var paid = merchant.payIn("3", card, order, 50_000, "");
        assertThat(paid.body().at("/card/cardQuota").asInt()).isEqualTo(3);
    }

    @Test
    void anOrderIsPaidByARegisteredCardAndStandsInTheJournal() throws Exception {
        var paid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("resultCode")).isEqualTo("0000");
        assertThat(paid.text("status")).isEqualTo("paid");
        assertThat(paid.text("tid")).hasSize(30);
        assertThat(paid.won("amount")).isEqualTo(LUNCH);
        assertThat(paid.won("balanceAmt")).isEqualTo(LUNCH);
        assertThat(paid.text("cancelledAt")).isEqualTo("0");
        assertThat(paid.body().get("card").get("cardNum").asString()).isEqualTo("433012******1234");
        assertThat(paid.body().get("card").get("cardCode").asString()).isEqualTo("08");
        assertThat(paid.text("signature"))
                .isEqualTo(NiceMerchant.sign(paid.text("tid") + LUNCH + paid.text("ediDate")));
        assertThat(merchant.get("/nice/v1/payments/" + paid.text("tid")).text("paidAt"))
                .isEqualTo(paid.text("paidAt"));
        assertThat(admin.journal(order).findValuesAsString("gateway")).containsExactly("nice");
    }

    @Test
    void aPaymentIsFoundByItsOrderOnItsDayOnly() throws Exception {
        var paid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH);
        var day = LocalDate.parse(paid.text("paidAt").substring(0, 10));

        assertThat(merchant.order(order, basic(day)).text("tid")).isEqualTo(paid.text("tid"));
        var dayBefore = merchant.order(order, basic(day.minusDays(1)));
        assertThat(dayBefore.status()).isEqualTo(200);
        assertThat(dayBefore.text("resultCode")).isEqualTo("A251");
        assertThat(merchant.get("/nice/v1/payments/find/" + order).text("resultCode"))
                .isEqualTo("U125");
    }

    @Test
    void anOrderNumberPaysOnceHoweverManyAskAtOnce() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var all = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> merchant.pay(card, order, LUNCH));
        }
        var codes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().status()).isEqualTo(200);
                codes.add(answer.get().text("resultCode"));
            }
        }

        assertThat(codes).containsOnly("0000", "2201").containsOnlyOnce("0000");
        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void whatWasPaidIsGivenBackInPartsEachUnderANumberOfItsOwn() throws Exception {
        var tid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH).text("tid");

        var part = merchant.cancel(tid, Optional.of(2_000L), order + "-1");
        assertThat(part.text("status")).isEqualTo("partialCancelled");
        assertThat(part.text("tid")).isEqualTo(tid);
        assertThat(part.text("cancelledTid")).hasSize(30).isNotEqualTo(tid);
        assertThat(part.won("amount")).isEqualTo(LUNCH);
        assertThat(part.won("balanceAmt")).isEqualTo(10_000);
        assertThat(merchant.cancel(tid, Optional.of(2_000L), order + "-1").text("resultCode"))
                .isEqualTo("A127");
        assertThat(merchant.cancel(tid, Optional.of(2_000L), order).text("resultCode"))
                .isEqualTo("A127");
        assertThat(merchant.cancel(tid, Optional.of(10_001L), order + "-2").text("resultCode"))
                .isEqualTo("2032");

        var rest = merchant.cancel(tid, Optional.empty(), order);
        assertThat(rest.text("status")).isEqualTo("cancelled");
        assertThat(rest.body().get("cancels")).hasSize(2);
        assertThat(merchant.cancel(tid, Optional.empty(), order).text("resultCode"))
                .isEqualTo("2013");
        assertThat(merchant.cancel("nobody", Optional.empty(), order).text("resultCode"))
                .isEqualTo("2012");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, LUNCH).text("resultCode"))
                .isEqualTo("2201");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order + "-1", LUNCH).text("resultCode"))
                .isEqualTo("A127");
    }

    @Test
    void anApprovalWithoutAnswerIsTakenBackByItsOrderWithinAnHour() throws Exception {
        assertThat(merchant.netCancel(order).text("resultCode")).isEqualTo("2012");
        var card = merchant.card(CARD_THAT_LOSES_ANSWERS);
        assertThatThrownBy(() -> merchant.pay(card, order, LUNCH)).isInstanceOf(IOException.class);

        assertThat(merchant.netCancel(order).text("status")).isEqualTo("cancelled");
        assertThat(merchant.netCancel(order).text("resultCode")).isEqualTo("2013");

        var old = UUID.randomUUID().toString();
        merchant.pay(merchant.card(GOOD_CARD), old, LUNCH);
        jdbc.sql("update payment set approved_at = approved_at - interval '61 minutes' where order_id = ?")
                .param(old)
                .update();
        assertThat(merchant.netCancel(old).text("resultCode")).isEqualTo("2020");
    }

    @Test
    void aCardComesEncryptedAndLeavesNothingBehind() throws Exception {
        var registered = merchant.register(NiceMerchant.aes256(GOOD_CARD), ", \"encMode\": \"A2\"");

        assertThat(registered.text("bid")).startsWith("BIKY");
        assertThat(registered.text("cardCode")).isEqualTo("08");
        assertThat(merchant.pay(registered.text("bid"), order, LUNCH).text("resultCode"))
                .isEqualTo("0000");
        assertThat(merchant.register("00ff", "").text("resultCode")).isEqualTo("A204");
        assertThat(merchant.register("not in hex", "").text("resultCode")).isEqualTo("A204");
        assertThat(merchant.register(NiceMerchant.aes128("12"), "").text("resultCode"))
                .isEqualTo("F112");
        assertThat(jdbc.sql("select number from billing_key union select number from payment")
                        .query(String.class)
                        .list())
                .doesNotContain(GOOD_CARD);
    }

    @Test
    void aCardThatExpiredPaysNoMore() throws Exception {
        var card = merchant.card(GOOD_CARD);

        assertThat(merchant.expire(card).text("resultCode")).isEqualTo("0000");
        assertThat(merchant.pay(card, order, LUNCH).text("resultCode")).isEqualTo("A126");
        assertThat(merchant.expire(card).text("resultCode")).isEqualTo("A126");
        assertThat(merchant.pay("BIKYnobody", order, LUNCH).text("resultCode")).isEqualTo("A126");
    }

    @Test
    void whoSignsIsHeldToIt() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var day = "2026-12-02T09:00:00.000+0900";
        var signed = ", \"ediDate\": \"%s\", \"signData\": \"%s\"";

        assertThat(merchant.pay(card, order, LUNCH, signed.formatted(day, "forged"))
                        .text("resultCode"))
                .isEqualTo("A101");
        assertThat(merchant.pay(card, order, LUNCH, signed.formatted(day, NiceMerchant.sign(order + card + day)))
                        .text("resultCode"))
                .isEqualTo("0000");
    }

    @Test
    void cardsBehaveAsTheirLastDigitsSay() throws Exception {
        assertThat(merchant.pay(merchant.card(DECLINED_CARD), order, LUNCH).text("resultCode"))
                .isEqualTo("3095");

        var today = NiceTime.day(Instant.now());
        var failed = merchant.order(order, basic(today));
        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("resultCode")).isEqualTo("3095");
        assertThat(failed.won("balanceAmt")).isZero();

        var stumbling = merchant.card(CARD_THAT_STUMBLES);
        assertThat(merchant.pay(stumbling, order, LUNCH).status()).isEqualTo(500);
        assertThat(merchant.pay(stumbling, order, LUNCH).text("resultCode")).isEqualTo("0000");
        assertThat(merchant.order(order, basic(today)).text("status")).isEqualTo("paid");
        assertThat(merchant.pay(stumbling, UUID.randomUUID().toString(), 99).status())
                .isEqualTo(500);
        assertThat(merchant.pay(merchant.card(GOOD_CARD), UUID.randomUUID().toString(), 99)
                        .text("resultCode"))
                .isEqualTo("A113");
    }

    @Test
    void itFailsInTheWayItIsTold() throws Exception {
        var card = merchant.card(GOOD_CARD);

        admin.mode("nice", "{\"mode\": \"refuse\"}");
        var refused = merchant.pay(card, order, LUNCH);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("resultCode")).isEqualTo("3095");
        admin.mode("nice", "{\"mode\": \"brand\", \"issuer\": \"lotte\"}");
        assertThat(merchant.pay(card, order, LUNCH).text("resultCode")).isEqualTo("2159");
        admin.mode("nice", "{\"mode\": \"brand\", \"issuer\": \"kb\", \"percent\": 100}");
        var tid = merchant.pay(card, order, LUNCH).text("tid");
        admin.mode("nice", "{\"mode\": \"error\"}");
        assertThat(merchant.get("/nice/v1/payments/" + tid).status()).isEqualTo(500);
        admin.mode("nice", "{\"mode\": \"refuse-refund\"}");
        assertThat(merchant.cancel(tid, Optional.empty(), order).text("resultCode"))
                .isEqualTo("2014");
        admin.mode("nice", "{\"mode\": \"short-balance\"}");
        assertThat(merchant.cancel(tid, Optional.empty(), order).text("resultCode"))
                .isEqualTo("2023");
        admin.mode("nice", "{\"mode\": \"normal\", \"requestsPerSecond\": 0}");
        var tooMany = merchant.cancel(tid, Optional.empty(), order);
        assertThat(tooMany.status()).isEqualTo(200);
        assertThat(tooMany.text("resultCode")).isEqualTo("A246");
        admin.mode("nice", "{\"mode\": \"answer-lost\"}");
        assertThatThrownBy(() -> merchant.cancel(tid, Optional.of(1_000L), order + "-1"))
                .isInstanceOf(IOException.class);
        assertThat(merchant.get("/nice/v1/payments/" + tid).won("balanceAmt")).isEqualTo(11_000);
    }

    @Test
    void whatComesLateIsDoneThoughNobodyWaits() throws Exception {
        var card = merchant.card(GOOD_CARD);
        admin.mode("nice", "{\"mode\": \"late\", \"latencyMillis\": 300}");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paying = threads.submit(() -> merchant.pay(card, order, LUNCH));
            assertThat(merchant.netCancel(order).text("resultCode")).isIn("2012", "0000");
            assertThat(paying.get().status()).isEqualTo(200);
        }
        assertThat(admin.journal(order)).isNotEmpty();
    }

    @Test
    void merchantsReadEveryMovementOfASpanOfTimePageByPage() throws Exception {
        var tid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH).text("tid");
        merchant.cancel(tid, Optional.of(2_000L), order + "-1");
        admin.reverse(order, Optional.empty());

        var span = "/nice/v1/transactions?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z&limit=5000";
        var ours = merchant.get(span)
                .body()
                .get("transactions")
                .valueStream()
                .filter(it -> it.path("orderId").asString().equals(order))
                .toList();
        assertThat(ours).extracting(it -> it.path("type").asString()).containsExactly("payment", "cancel", "cancel");
        assertThat(ours).extracting(it -> it.path("amount").asLong()).containsExactly(LUNCH, 2_000L, 10_000L);
        assertThat(ours).extracting(it -> it.path("tid").asString()).containsOnly(tid);

        var after = "&after=" + ours.getFirst().path("key").asString();
        assertThat(merchant.get(span + after)
                        .body()
                        .get("transactions")
                        .valueStream()
                        .filter(it -> it.path("orderId").asString().equals(order)))
                .hasSize(2);
        assertThat(merchant.get("/nice/v1/transactions").text("resultCode")).isEqualTo("U125");
    }

    @Test
    void onlyTheMerchantGetsInByItsKeysOrByAToken() throws Exception {
        var stranger = new Wire(port, "").get("/nice/v1/payments/" + order);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text("resultCode")).isEqualTo("U104");
        assertThat(new Wire(port, Wire.basic("test_sk_dosirak", ""))
                        .get("/nice/v1/payments/" + order)
                        .status())
                .isEqualTo(401);

        var token = merchant.token();
        assertThat(merchant.token().text("accessToken")).isEqualTo(token.text("accessToken"));
        assertThat(OffsetDateTime.parse(
                        token.text("expireAt"), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ")))
                .isAfter(OffsetDateTime.now(ZoneId.of("Asia/Seoul")));
        var byToken = new NiceMerchant(new Wire(port, "Bearer " + token.text("accessToken")));
        assertThat(byToken.get("/nice/v1/payments/nobody").text("resultCode")).isEqualTo("A251");
        assertThat(byToken.get("/nice/v1/nowhere").status()).isEqualTo(404);
    }

    private static String basic(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}

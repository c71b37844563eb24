package dev.dosirak.pgsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.pgsimulator.nice.web.NiceMerchant;
import dev.dosirak.pgsimulator.portone.web.PortOneMerchant;
import dev.dosirak.pgsimulator.toss.web.TossMerchant;
import dev.dosirak.platform.testing.HttpContract;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.ConnectException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The simulator's own side: switches and books of all gateways.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class PgSimulatorTest {

    static final String GOOD_CARD = "4330120000001234";
    static final long LUNCH = 12_000;

    @LocalServerPort
    int port;

    Admin admin = new Admin(0);
    TossMerchant toss = new TossMerchant(0);
    Wire stranger = new Wire(0, "");
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        toss = new TossMerchant(port);
        stranger = new Wire(port, "");
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void theApiIsWhatTheContractPromises() {
        HttpContract.verify("pg-simulator", port);
    }

    @Test
    void aGatewayTakesAPaymentBackAllOfItOrAPart() throws Exception {
        toss.pay(toss.card(GOOD_CARD), order, LUNCH, order);

        assertThat(admin.reverse(order, Optional.of(2_000L)).won("balanceAmount"))
                .isEqualTo(10_000);
        var rest = admin.reverse(order, Optional.empty());
        assertThat(rest.text("gateway")).isEqualTo("toss");
        assertThat(rest.won("balanceAmount")).isZero();
        assertThat(admin.reverse(order, Optional.empty()).text("code")).isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(admin.reverse(UUID.randomUUID().toString(), Optional.empty()).text("code"))
                .isEqualTo("NOT_FOUND_PAYMENT");
    }

    @Test
    void onlyWhoHasTheAdminKeyReadsTheBooksAndTurnsTheSwitches() throws Exception {
        var merchant = new Wire(port, Wire.basic("test_sk_dosirak", ""));

        assertThat(merchant.get("/simulator/journal").text("code")).isEqualTo("UNAUTHORIZED_KEY");
        assertThat(stranger.get("/simulator/mode").text("code")).isEqualTo("UNAUTHORIZED_KEY");
        assertThat(admin.get("/simulator/mode").status()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health/readiness").text("status")).isEqualTo("UP");
    }

    @Test
    void aGatewayKnowsNothingOfTheOthersPaymentsCardsAndFaults() throws Exception {
        var nice = new NiceMerchant(port);
        var portone = new PortOneMerchant(port);
        admin.mode("toss", "{\"mode\": \"error\"}");

        assertThat(nice.pay(nice.card(GOOD_CARD), order, LUNCH).text("status")).isEqualTo("paid");
        assertThat(portone.pay(portone.card(GOOD_CARD), order, LUNCH).status()).isEqualTo(200);
        assertThat(portone.pay(nice.card(GOOD_CARD), UUID.randomUUID().toString(), LUNCH)
                        .text("type"))
                .isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(admin.journal(order).findValuesAsString("gateway")).containsExactly("nice", "portone");
        assertThat(admin.get("/simulator/journal?gateway=nice&orderId=" + order)
                        .body()
                        .get("items"))
                .hasSize(1);

        admin.reverse(order, Optional.empty());
        admin.reverse(order, Optional.empty());
        assertThat(admin.reverse(order, Optional.empty()).text("code")).isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(admin.journal(order)).hasSize(4);
    }

    @Test
    void aBrandFailsOnlyWhenItIsSaidWhich() throws Exception {
        assertThat(admin.mode("toss", "{\"mode\": \"brand\"}").text("code")).isEqualTo("INVALID_REQUEST");
        assertThat(admin.mode("toss", "{\"mode\": \"brand\", \"issuer\": \"lotte\"}")
                        .text("issuer"))
                .isEqualTo("lotte");
        assertThat(toss.pay(toss.card(GOOD_CARD), order, LUNCH, order).text("code"))
                .isEqualTo("PROVIDER_ERROR");
    }

    @Test
    void aSwitchIsTurnedAtOneGatewayOrAtAll() throws Exception {
        admin.mode("toss", "{\"mode\": \"slow\", \"latencyMillis\": 600000}");
        assertThat(admin.get("/simulator/toss/mode").won("latencyMillis")).isEqualTo(600_000);
        assertThat(admin.mode("toss", "{\"mode\": \"sleepy\"}").text("code")).isEqualTo("INVALID_REQUEST");
        assertThat(admin.mode("nobody", "{\"mode\": \"slow\"}").text("code")).isEqualTo("INVALID_REQUEST");

        admin.everybodyGetsWell();
        assertThat(admin.get("/simulator/mode").body().get("items").findValuesAsString("mode"))
                .containsOnly("normal");
    }

    @Test
    void aGatewayAloneRefusesConnectionsAndComesBackAtTheSamePort() throws Exception {
        int its = portOf("toss");
        var nice = new NiceMerchant(portOf("nice"));
        var paying = new TossMerchant(its);
        var card = paying.card(GOOD_CARD);

        admin.mode("toss", "{\"mode\": \"unreachable\"}");
        admin.mode("toss", "{\"mode\": \"unreachable\"}");
        assertThatThrownBy(() -> paying.pay(card, order, LUNCH, order)).isInstanceOf(ConnectException.class);
        assertThat(nice.pay(nice.card(GOOD_CARD), order, LUNCH).text("status")).isEqualTo("paid");
        assertThat(portOf("toss")).isEqualTo(its);

        admin.mode("toss", "{\"mode\": \"normal\"}");
        assertThat(paying.pay(card, order, LUNCH, order).text("status")).isEqualTo("DONE");
        admin.mode("toss", "{\"mode\": \"unreachable\"}");
        assertThatThrownBy(() -> new TossMerchant(its).card(GOOD_CARD)).isInstanceOf(ConnectException.class);
        admin.everybodyGetsWell();
        assertThat(admin.journal(order).findValuesAsString("gateway")).containsExactly("nice", "toss");
    }

    private int portOf(String gateway) throws Exception {
        return (int) admin.get("/simulator/" + gateway + "/mode").won("port");
    }

    @Test
    void theJournalOfAllGatewaysOrOfOneIsReadPageByPage() throws Exception {
        toss.pay(toss.card(GOOD_CARD), order, LUNCH, order);

        var page = admin.get("/simulator/journal?cursor=0&gateway=toss");
        assertThat(page.body().get("items").findValuesAsString("orderId")).contains(order);
        assertThat(page.body().get("items").findValuesAsString("gateway")).containsOnly("toss");
        assertThat(page.body().get("next").isNull()).isTrue();
        assertThat(admin.journal(order).findValuesAsString("kind")).containsExactly("approval");
        assertThat(admin.get("/simulator/journal?gateway=nobody").text("code")).isEqualTo("INVALID_REQUEST");
    }
}

package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An order is paid by deposit to an account that a gateway keeps for it.
@ServiceTest(classes = PaymentApplication.class)
class VirtualAccountJourneyTest extends WindowJourney {

    static final String MINAS_ACCOUNT = "3333-01-0012345";

    @BeforeEach
    void only() {
        onlyWindowsOf("toss");
        placeForWindow(Instant.now().plusSeconds(600));
    }

    @AfterEach
    void tellNobody() {
        Simulator.webhooks("toss", "", "");
    }

    @Test
    void anOrderIsPaidByDepositAndGoesBackToTheCustomersAccount() throws Exception {
        tellOfDeposits();
        var account = issued();
        assertThat(account.get("bank").asString()).isEqualTo("shinhan");
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-deposit");
        assertThat(payment().get("virtualAccount")).isEqualTo(account);
        assertThat(Simulator.deposit(number(account), LUNCH - 1)).isEqualTo("DEPOSIT_AMOUNT_DIFFERS");
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-deposit");

        assertThat(Simulator.deposit(number(account), LUNCH)).isEmpty();
        awaitState("approved");
        assertThat(payment().get("virtualAccount").isNull()).isTrue();
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aDepositThatTheGatewayForgetsToTellIsAskedFor() throws Exception {
        var account = issued();
        Simulator.deposit(number(account), LUNCH);
        awaitState("approved");
    }

    @Test
    void scenario5ADepositThatTheBankUndoesIsToldAndNothingIsRefunded() throws Exception {
        tellOfDeposits();
        var account = issued();
        Simulator.deposit(number(account), LUNCH);
        awaitState("approved");

        Simulator.undoDeposit(number(account));
        awaitState("declined");
        assertThat(payment().get("reason").asString()).isEqualTo("deposit-reversed");
        assertThat(task().get("kind").asString()).isEqualTo("deposit-reversed");
        refundRequested();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.deposit-reversed.v1");
        assertThat(body("payment.deposit-reversed.v1").get("amount").asLong()).isEqualTo(LUNCH);
        EventContracts.verify(jdbc);
    }

    @Test
    void anOrderHasOneAccountAndNoWindowBesideIt() throws Exception {
        var account = issued();
        assertThat(json.readTree(issue(mina, "kb", MINAS_ACCOUNT).body())).isEqualTo(account);
        assertRefused(409, "deposit-awaited", http.send(windows(mina).build(), BodyHandlers.ofString()));
    }

    @Test
    void whatIsDepositedForACancelledOrderGoesBack() throws Exception {
        tellOfDeposits();
        var account = issued();
        cancelled();
        awaitState("cancelled");

        assertThat(Simulator.deposit(number(account), LUNCH)).isEmpty();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
    }

    /// The simulator's banks know no account of fewer than eight digits.
    @Test
    void whoseAccountWasWrongNamesAnotherAndHasTheMoney() throws Exception {
        tellOfDeposits();
        var account = issued("333-301");
        Simulator.deposit(number(account), LUNCH);
        awaitState("approved");
        refundRequested();
        awaitState("refund-pending");

        assertRefused(404, "unknown-payment", changeRefundAccount(UUID.randomUUID(), MINAS_ACCOUNT));
        assertThat(changeRefundAccount(mina, MINAS_ACCOUNT).statusCode()).isEqualTo(204);
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        EventContracts.verify(jdbc);
    }

    @Test
    void whoPaysOtherwiseHasNoRefundAccount() throws Exception {
        open();
        assertRefused(409, "not-by-deposit", changeRefundAccount(mina, MINAS_ACCOUNT));
    }

    @Test
    void whatIsWrongIsSaidAndOpensNothing() throws Exception {
        await().atMost(LONG).until(() -> payment().path("state").asString("").equals("awaiting-customer"));

        assertRefused(404, "unknown-payment", issue(UUID.randomUUID(), "shinhan", MINAS_ACCOUNT));
        assertRefused(409, "no-virtual-account", issue(mina, "jeju", MINAS_ACCOUNT));
        assertRefused(422, "unknown-bank", issue(mina, "no-bank", MINAS_ACCOUNT));
        for (var number : new String[] {"", "12", "-----", "33330100123450000000000", "3333/../1", "삼삼삼삼공일"}) {
            assertThat(issue(mina, "shinhan", number).statusCode()).as(number).isEqualTo(400);
        }
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
    }

    @Test
    void theCustomersAccountStandsNowhereInTheClear() throws Exception {
        issued();
        assertThat(jdbc.sql("select count(*) from refund_account"
                                + " where payment = ? and encode(account, 'escape') like '%333301%'")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select payload from event where stream = ?")
                        .param(order)
                        .query((row, _) -> row.getString(1))
                        .list())
                .isNotEmpty()
                .noneMatch(it -> it.contains("333301"));
    }

    private void tellOfDeposits() {
        Simulator.webhooks("toss", "http://localhost:" + port + "/api/v1/payments/webhooks/toss", "");
    }

    /// When the order has reached payment, and the gateway has time for us.
    private JsonNode issued() {
        return issued(MINAS_ACCOUNT);
    }

    private JsonNode issued(String refundTo) {
        return json.readTree(await().atMost(LONG)
                .until(() -> issue(mina, "shinhan", refundTo), it -> it.statusCode() == 201)
                .body());
    }

    private HttpResponse<String> changeRefundAccount(UUID customer, String number)
            throws IOException, InterruptedException {
        return http.send(
                request("/api/v1/payments/" + order + "/refund-account", "customer", customer)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("""
                                {"bank": "kakao-bank", "number": "%s", "holder": "김미나"}
                                """.formatted(number)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String number(JsonNode account) {
        return account.get("number").asString();
    }

    private HttpResponse<String> issue(UUID customer, String bank, String refundTo)
            throws IOException, InterruptedException {
        return http.send(
                request("/api/v1/payments/" + order + "/virtual-accounts", "customer", customer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"bank": "%s",
                                 "refundAccount": {"bank": "kakao-bank", "number": "%s", "holder": "김미나"}}
                                """.formatted(bank, refundTo)))
                        .build(),
                BodyHandlers.ofString());
    }
}

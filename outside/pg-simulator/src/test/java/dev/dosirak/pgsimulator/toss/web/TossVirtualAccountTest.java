package dev.dosirak.pgsimulator.toss.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire.Answer;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Accounts at banks that are kept for one payment each.
@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class TossVirtualAccountTest {

    static final String GOOD_CARD = "4330120000001234";
    static final long LUNCH = 12_000;
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final String MINAS = """
            {"bank": "88", "accountNumber": "110123456789", "holderName": "김미나"}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Admin admin = new Admin(0);
    TossMerchant merchant = new TossMerchant(0);
    final String order = UUID.randomUUID().toString();
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        merchant = new TossMerchant(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void anAccountWaitsForItsDepositAndNothingHasMoved() throws Exception {
        var due = LocalDateTime.now(SEOUL).plusHours(1).truncatedTo(ChronoUnit.SECONDS);
        var issued = merchant.account(order, LUNCH, "우리", ", \"dueDate\": \"%s\"".formatted(due), key);

        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(issued.text("method")).isEqualTo("가상계좌");
        assertThat(issued.text("secret")).isNotEmpty();
        assertThat(issued.won("totalAmount")).isEqualTo(LUNCH);
        assertThat(issued.won("balanceAmount")).isEqualTo(LUNCH);
        assertThat(issued.body().get("approvedAt").isNull()).isTrue();
        var account = issued.body().get("virtualAccount");
        assertThat(account.get("bankCode").asString()).isEqualTo("20");
        assertThat(account.get("accountNumber").asString()).matches("\\d{14}");
        assertThat(account.get("customerName").asString()).isEqualTo("김미나");
        assertThat(account.get("dueDate").asString()).startsWith(due.toString());
        assertThat(account.get("expired").asBoolean()).isFalse();
        assertThat(merchant.account(order, LUNCH, "우리", ", \"dueDate\": \"%s\"".formatted(due), key))
                .as("the same again")
                .isEqualTo(issued);
        assertThat(merchant.order(order).body()).isEqualTo(issued.body());
        assertThat(merchant.get("/toss/v1/payments/" + issued.text("paymentKey"))
                        .body())
                .isEqualTo(issued.body());
        assertThat(admin.journal(order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12000    | 99   |                                       | INVALID_BANK",
                "12000    | 90   |                                       | INVALID_BANK",
                "12000    | 카카오 |                                      | INVALID_BANK",
                "199      | 20   |                                       | BELOW_MINIMUM_AMOUNT",
                "10000001 | 20   |                                       | EXCEED_MAX_AMOUNT",
                "12000    | 20   | \"dueDate\": \"2020-01-01T00:00:00\"  | INVALID_DATE",
                "12000    | 20   | \"dueDate\": \"tomorrow\"             | INVALID_REQUEST",
                "12000    | 20   | \"validHours\": 0                     | INVALID_DATE",
                "12000    | 20   | \"validHours\": 721                   | EXCEED_MAX_DUE_DATE",
                "12000    | 20   | \"validHours\": 1, \"dueDate\": \"2099-01-01T00:00:00\" | INVALID_REQUEST",
            })
    void whatCannotBeIsRefusedInItsOwnWords(long won, String bank, String until, String code) throws Exception {
        var refused = merchant.account(order, won, bank, until == null ? "" : ", " + until, key);

        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(merchant.order(order).text("code")).isEqualTo("NOT_FOUND_PAYMENT");
    }

    @Test
    void anOrderHasOneAccountOrOnePaymentAtThisGateway() throws Exception {
        merchant.account(order, LUNCH, "20", key);
        assertThat(merchant.account(order, LUNCH, "88", "other-" + key).text("code"))
                .isEqualTo("DUPLICATED_ORDER_ID");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, "card-" + key)
                        .text("code"))
                .isEqualTo("ALREADY_PROCESSED_PAYMENT");

        var paid = UUID.randomUUID().toString();
        merchant.pay(merchant.card(GOOD_CARD), paid, LUNCH, paid);
        assertThat(merchant.account(paid, LUNCH, "20", "account-" + paid).text("code"))
                .isEqualTo("DUPLICATED_ORDER_ID");
    }

    @Test
    void theBankTakesTheAmountOnceAndNoOther() throws Exception {
        var issued = merchant.account(order, LUNCH, "20", key);
        var number = issued.body().get("virtualAccount").get("accountNumber").asString();
        assertThat(admin.deposit(number, LUNCH - 1).text("code")).isEqualTo("DEPOSIT_AMOUNT_DIFFERS");
        assertThat(admin.deposit("nobody", LUNCH).text("code")).isEqualTo("NOT_FOUND_PAYMENT");
        assertThat(admin.undoDeposit(order).text("code")).isEqualTo("NOT_CANCELABLE_PAYMENT");

        var deposited = admin.deposit(number, LUNCH);
        assertThat(deposited.text("status")).isEqualTo("DONE");
        assertThat(deposited.text("paymentKey")).isEqualTo(issued.text("paymentKey"));
        var paid = merchant.order(order);
        assertThat(paid.text("status")).isEqualTo("DONE");
        assertThat(paid.won("balanceAmount")).isEqualTo(LUNCH);
        assertThat(paid.body().get("approvedAt").isNull()).isFalse();
        assertThat(paid.body().get("card").isNull()).isTrue();
        assertThat(admin.deposit(number, LUNCH).text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(moved()).containsExactly("approval 12000");
    }

    @Test
    void whoeverDepositsAtOnceIsPaidForOnce() throws Exception {
        merchant.account(order, LUNCH, "20", key);
        var same = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            same.add(() -> admin.deposit(order, LUNCH));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(same)) {
                assertThat(answer.get().status()).isIn(200, 400);
            }
        }
        assertThat(moved()).containsExactly("approval 12000");
    }

    @Test
    void anUndoneDepositLeavesNothingAndMayComeAgain() throws Exception {
        var payment = merchant.account(order, LUNCH, "20", key).text("paymentKey");
        admin.deposit(order, LUNCH);

        assertThat(admin.undoDeposit(order).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        var waiting = merchant.order(order);
        assertThat(waiting.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(waiting.body().get("approvedAt").isNull()).isTrue();
        assertThat(waiting.body().get("cancels").isNull()).isTrue();
        assertThat(admin.undoDeposit(order).text("code")).isEqualTo("NOT_CANCELABLE_PAYMENT");
        assertThat(admin.reverse(order, Optional.empty()).text("code")).isEqualTo("NOT_FOUND_PAYMENT");

        assertThat(admin.deposit(order, LUNCH).text("status")).isEqualTo("DONE");
        assertThat(merchant.order(order).text("paymentKey")).isEqualTo(payment);
        assertThat(moved()).containsExactly("approval 12000", "cancel 12000", "approval 12000");
    }

    @Test
    void aDepositGoesBackInPartsToAnAccountOfTheCustomersAndNeverWithoutOne() throws Exception {
        var payment = merchant.account(order, LUNCH, "20", key).text("paymentKey");
        admin.deposit(order, LUNCH);

        assertThat(merchant.cancel(payment, Optional.empty(), "nowhere-" + key).text("code"))
                .isEqualTo("INVALID_REFUND_ACCOUNT_INFO");
        assertThat(merchant.cancelTo(payment, "", MINAS.replace("88", "99"), "bank-" + key)
                        .text("code"))
                .isEqualTo("INVALID_BANK");
        assertThat(merchant.cancelTo(payment, "", MINAS.replace("110123456789", "110-12"), "number-" + key)
                        .text("code"))
                .isEqualTo("INVALID_REFUND_ACCOUNT_NUMBER");
        assertThat(merchant.cancelTo(payment, "", MINAS.replace("110123456789", "110123450001"), "holder-" + key)
                        .text("code"))
                .isEqualTo("INVALID_REFUND_ACCOUNT_INFO");
        assertThat(moved()).containsExactly("approval 12000");

        var part = merchant.cancelTo(payment, "2000", MINAS, "part-" + key);
        assertThat(part.text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(part.won("balanceAmount")).isEqualTo(10_000);
        assertThat(part.body().get("virtualAccount").get("refundStatus").asString())
                .isEqualTo("COMPLETED");
        assertThat(merchant.cancelTo(payment, "2000", MINAS, "part-" + key)).isEqualTo(part);
        assertThat(admin.undoDeposit(order).text("code"))
                .as("partly given back")
                .isEqualTo("NOT_CANCELABLE_PAYMENT");
        assertThat(merchant.cancelTo(payment, "", MINAS, "rest-" + key).text("status"))
                .isEqualTo("CANCELED");
        assertThat(merchant.cancelTo(payment, "", MINAS, "again-" + key).text("code"))
                .isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(admin.deposit(order, LUNCH).text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(moved()).containsExactly("approval 12000", "cancel 2000", "cancel 10000");
    }

    @Test
    void whatNobodyHasPaidIsClosedByACancelAndNothingMoves() throws Exception {
        var payment = merchant.account(order, LUNCH, "20", key).text("paymentKey");
        assertThat(merchant.cancel(payment, Optional.of(2_000L), "part-" + key).text("code"))
                .isEqualTo("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");

        var closed = merchant.cancel(payment, Optional.empty(), "close-" + key);
        assertThat(closed.text("status")).isEqualTo("CANCELED");
        assertThat(closed.won("balanceAmount")).isZero();
        assertThat(closed.body().get("cancels")).hasSize(1);
        assertThat(closed.body().get("approvedAt").isNull()).isTrue();
        assertThat(merchant.cancel(payment, Optional.empty(), "again-" + key).text("code"))
                .isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(admin.deposit(order, LUNCH).text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(admin.journal(order)).isEmpty();
    }

    @Test
    void anAccountIsExpiredAfterItsTime() throws Exception {
        var payment = merchant.account(order, LUNCH, "20", key).text("paymentKey");
        itsTimeIsUp();

        var expired = merchant.order(order);
        assertThat(expired.text("status")).isEqualTo("EXPIRED");
        assertThat(expired.body().get("virtualAccount").get("expired").asBoolean())
                .isTrue();
        assertThat(admin.deposit(order, LUNCH).text("code")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(merchant.cancel(payment, Optional.empty(), "close-" + key).text("code"))
                .isEqualTo("NOT_CANCELABLE_PAYMENT");
    }

    @Test
    void whatIsUndoneAfterItsTimeIsExpired() throws Exception {
        merchant.account(order, LUNCH, "20", key);
        admin.deposit(order, LUNCH);
        itsTimeIsUp();
        assertThat(merchant.order(order).text("status")).isEqualTo("DONE");

        assertThat(admin.undoDeposit(order).text("status")).isEqualTo("EXPIRED");
        assertThat(admin.deposit(order, LUNCH).text("code")).isEqualTo("ACCOUNT_CLOSED");
    }

    @Test
    void itFailsAsEverythingElseDoes() throws Exception {
        admin.mode("toss", "{\"mode\": \"error\"}");
        assertThat(merchant.account(order, LUNCH, "20", "error-" + key).status())
                .isEqualTo(500);
        admin.mode("toss", "{\"mode\": \"hang\", \"latencyMillis\": 50}");
        assertThatThrownBy(() -> merchant.account(order, LUNCH, "20", "hang-" + key))
                .isInstanceOf(IOException.class);
        admin.mode("toss", "{\"mode\": \"normal\", \"requestsPerSecond\": 0}");
        assertThat(merchant.account(order, LUNCH, "20", "much-" + key).status()).isEqualTo(429);
        admin.mode("toss", "{\"mode\": \"answer-lost\"}");
        assertThatThrownBy(() -> merchant.account(order, LUNCH, "20", key)).isInstanceOf(IOException.class);
        var issued = merchant.order(order);
        assertThat(issued.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        admin.everybodyGetsWell();
        assertThat(merchant.account(order, LUNCH, "20", key).body()).isEqualTo(issued.body());

        var payment = issued.text("paymentKey");
        admin.mode("toss", "{\"mode\": \"refuse-refund\"}");
        assertThat(merchant.cancel(payment, Optional.empty(), "unpaid-" + key).text("code"))
                .isEqualTo("NOT_CANCELABLE_PAYMENT");
        admin.deposit(order, LUNCH);
        assertThat(merchant.cancelTo(payment, "", MINAS, "refused-" + key).text("code"))
                .isEqualTo("NOT_CANCELABLE_PAYMENT");
        admin.mode("toss", "{\"mode\": \"short-balance\"}");
        assertThat(merchant.cancelTo(payment, "", MINAS, "short-" + key).text("code"))
                .isEqualTo("REFUND_REJECTED");
    }

    @Test
    void whatComesLateIsIssuedThoughNobodyWaits() throws Exception {
        admin.mode("toss", "{\"mode\": \"late\", \"latencyMillis\": 300}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var issuing = threads.submit(() -> merchant.account(order, LUNCH, "20", key));
            assertThat(merchant.order(order).text("code")).isEqualTo("NOT_FOUND_PAYMENT");
            assertThat(issuing.get().status()).isEqualTo(200);
        }
        assertThat(merchant.order(order).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
    }

    @Test
    void merchantsReadOfAccountsAndUndoneDepositsAmongTheirTransactions() throws Exception {
        var payment = merchant.account(order, LUNCH, "20", key).text("paymentKey");
        admin.deposit(order, LUNCH);
        admin.undoDeposit(order);
        admin.deposit(order, LUNCH);
        merchant.cancelTo(payment, "2000", MINAS, "part-" + key);

        var ours = transactions();
        assertThat(ours)
                .extracting(it ->
                        it.path("status").asString() + " " + it.path("amount").asLong())
                .containsExactlyInAnyOrder(
                        "WAITING_FOR_DEPOSIT 12000",
                        "DONE 12000",
                        "WAITING_FOR_DEPOSIT 12000",
                        "DONE 12000",
                        "PARTIAL_CANCELED 2000");
        assertThat(ours).extracting(it -> it.path("transactionKey").asString()).doesNotHaveDuplicates();
        assertThat(ours).extracting(it -> it.path("paymentKey").asString()).containsOnly(payment);
    }

    /// Its day is over, as far as the books say.
    @Test
    void aStatementHasNoDepositThatWasUndoneOnItsDay() throws Exception {
        merchant.account(order, LUNCH, "20", key);
        admin.deposit(order, LUNCH);
        admin.undoDeposit(order);
        var undone = "2020-03-02T03:00:00Z";
        allWas(undone);
        assertThat(statement("2020-03-02")).isEmpty();
        assertThat(statement("2020-03-05")).isEmpty();

        admin.deposit(order, LUNCH);
        allWas(undone);
        assertThat(statement("2020-03-02"))
                .extracting(it ->
                        it.path("amount").asLong() + " " + it.path("method").asString())
                .containsExactly("12000 가상계좌");
    }

    @Test
    void whatIsUndoneLaterStandsInALaterStatementBelowZero() throws Exception {
        merchant.account(order, LUNCH, "20", key);
        admin.deposit(order, LUNCH);
        allWas("2020-04-06T03:00:00Z");
        admin.undoDeposit(order);
        jdbc.sql("update virtual_account_entry set at = '2020-04-07T03:00:00Z' where kind = 'undone' and "
                        + "payment_key = ?")
                .param(merchant.order(order).text("paymentKey"))
                .update();

        assertThat(statement("2020-04-06"))
                .extracting(it -> it.path("amount").asLong())
                .containsExactly(LUNCH);
        assertThat(statement("2020-04-10"))
                .extracting(it -> it.path("amount").asLong())
                .containsExactly(-LUNCH);
    }

    private List<String> moved() throws Exception {
        return admin.journal(order)
                .valueStream()
                .map(it -> it.get("kind").asString() + " " + it.get("amount").asLong())
                .toList();
    }

    private List<JsonNode> transactions() throws Exception {
        var now = LocalDateTime.ofInstant(Instant.now(), SEOUL);
        return ours("/toss/v1/transactions?startDate=%s&endDate=%s&limit=5000"
                .formatted(now.minusHours(1), now.plusHours(1)));
    }

    private List<JsonNode> statement(String day) throws Exception {
        return ours("/toss/v1/settlements?startDate=%s&endDate=%s&size=5000".formatted(day, day));
    }

    private List<JsonNode> ours(String path) throws Exception {
        return merchant.get(path)
                .body()
                .valueStream()
                .filter(it -> it.path("orderId").asString().equals(order))
                .toList();
    }

    private void itsTimeIsUp() {
        jdbc.sql("update virtual_account set due_at = now() - interval '1 second' where order_id = ?")
                .param(order)
                .update();
    }

    /// One after the other, from then on.
    private void allWas(String then) {
        jdbc.sql("""
                update virtual_account_entry e
                   set at = ?::timestamptz + (e.position - 1) * interval '1 microsecond'
                  from virtual_account a
                 where a.payment_key = e.payment_key and a.order_id = ?
                """).params(then, order).update();
    }
}

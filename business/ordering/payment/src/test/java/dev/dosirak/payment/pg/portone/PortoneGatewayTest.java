package dev.dosirak.payment.pg.portone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Whatever PortOne says, and whatever only looks as if PortOne had said it.
class PortoneGatewayTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final String PAID = "{\"payment\": {\"pgTxId\": \"tx\", \"paidAt\": \"2026-11-21T03:00:00Z\"}}";

    final PaymentBill lunch = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
    final Capture capture = new Capture("portone", lunch.order().toString(), lunch.amount());
    final PaymentBill inWindow = new PaymentBill(UUID.randomUUID(), UUID.randomUUID(), null, Won.of(18_000));
    boolean mayMakeFurtherRequests = true;
    ScriptedGateway portone;

    @BeforeEach
    void open() throws IOException {
        portone = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        portone.close();
    }

    @Test
    void moneyIsAskedForUnderTheIdOfTheOrder() {
        portone.always(200, PAID);

        assertThat(gateway().approve(lunch, "billing-key-1", 2)).isEqualTo(new Answer.Taken(capture, lunch.amount()));

        var asked = portone.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /payments/" + lunch.order() + "/billing-key");
        assertThat(asked.authorization()).isEqualTo("PortOne secret");
        assertThat(asked.idempotencyKey())
                .isEqualTo("\"approve-%s-2\"".formatted(lunch.order()))
                .hasSizeBetween(16, 256);
        assertThat(asked.body().get("billingKey").asString()).isEqualTo("billing-key-1");
        assertThat(asked.body().get("amount").get("total").asLong()).isEqualTo(18_000);
        assertThat(asked.body().get("currency").asString()).isEqualTo("KRW");
        assertThat(asked.body().get("customer").get("id").asString())
                .isEqualTo(lunch.customer().toString());
        assertThat(asked.body().get("storeId").asString()).isEqualTo("store-1");
        assertThat(asked.body().has("installmentMonth")).isFalse();
    }

    @Test
    void whoPaysInInstalmentsPaysTheirInterest() {
        portone.always(200, PAID);
        gateway()
                .approve(
                        new PaymentBill(lunch.order(), lunch.customer(), lunch.method(), Won.of(60_000), 3),
                        "billing-key-1",
                        1);

        var asked = portone.asked().getFirst().body();
        assertThat(asked.get("installmentMonth").asInt()).isEqualTo(3);
        assertThat(asked.get("useFreeInterestFromMerchant").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"month\": 6}", "{\"month\": {}}", "{}", "[]", "\"\"", "null"})
    void whatIsPaidInOtherInstalmentsThanWereAskedForIsPaid(String installment) {
        var inThree = new PaymentBill(lunch.order(), lunch.customer(), lunch.method(), lunch.amount(), 3);
        portone.always(200, """
                {"id": "%s", "status": "PAID", "currency": "KRW", "amount": {"total": 18000, "cancelled": 0},
                 "method": {"installment": %s}}
                """.formatted(lunch.order(), installment));

        assertThat(gateway().find(inThree)).isEqualTo(new Finding.Found(capture, lunch.amount()));
    }

    @Test
    void whoHasOneStoreNeedNotNameIt() {
        portone.always(200, PAID);
        var gateway = new PortoneGateway(portone.client("PortOne secret"), "", new EventJson(), () -> true);
        gateway.approve(lunch, "billing-key-1", 1);
        gateway.find(lunch);

        assertThat(portone.asked().getFirst().body().has("storeId")).isFalse();
        assertThat(portone.asked().getLast().path()).isEqualTo("/payments/" + lunch.order());
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST,                          Declined, NotDone",
        "400, MAX_TRANSACTION_COUNT_REACHED,            Unclear,  Unclear",
        "404, BILLING_KEY_NOT_FOUND,                    Declined, Unclear",
        "404, CHANNEL_NOT_FOUND,                        NotSent,  Unclear",
        "404, PAYMENT_NOT_FOUND,                        Unclear,  NotDone",
        "409, BILLING_KEY_ALREADY_DELETED,              Declined, Unclear",
        "409, SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT,        Declined, Unclear",
        "409, ALREADY_PAID,                             Unclear,  Unclear",
        "409, IDEMPOTENCY_OUTSTANDING_REQUEST,          Unclear,  Unclear",
        "409, CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN,    Unclear,  NotDone",
        "409, CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT, Unclear,  NotDone",
        "409, PAYMENT_NOT_PAID,                         Unclear,  NotDone",
        "409, PAYMENT_ALREADY_CANCELLED,                Unclear,  Unclear",
        "502, PG_PROVIDER,                              Unclear,  Unclear",
        "401, UNAUTHORIZED,                             NotSent,  NotDone",
        "403, FORBIDDEN,                                NotSent,  NotDone",
        "429, TOO_MANY_REQUESTS,                        NotSent,  NotDone",
        "500, INTERNAL,                                 Unclear,  Unclear",
        // new
        "409, MOON_IS_FULL,                             Unclear,  Unclear",
        "400, '',                                       Unclear,  Unclear",
    })
    void aRefusalSaysByItsTypeWhatItMeans(int status, String type, String approval, String refund) {
        portone.always(status, "{\"type\": \"%s\", \"message\": \"…\"}".formatted(type))
                .on("GET", "/payments/", 404, "{\"type\": \"PAYMENT_NOT_FOUND\"}");

        assertThat(nameOf(gateway().approve(lunch, "bk", 1))).isEqualTo(approval);
        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>no such page</html>         | Unclear | Unclear  | Unclear",
                "404 | {\"type\": \"PAYMENT_NOT_FOUND\"} | Unclear | NotFound | NotDone",
                "404 | {\"type\": \"SOMETHING_ELSE\"}    | Unclear | Unclear  | Unclear",
                "401 | {\"type\": \"UNAUTHORIZED\"}      | NotSent | Unclear  | NotDone",
                "408 | {}                                | Unclear | Unclear  | Unclear",
                "503 | ''                                | Unclear | Unclear  | Unclear",
                "200 | ''                                | Unclear | Unclear  | Unclear",
                "200 | <html>captive portal</html>       | Unclear | Unclear  | Unclear",
                "200 | null                              | Unclear | Unclear  | Unclear",
                "200 | []                                | Unclear | Unclear  | Unclear",
                "200 | {}                                | Unclear | Unclear  | Unclear",
                "200 | {\"payment\": {}}                 | Unclear | Unclear  | Unclear",
                "200 | {\"cancellation\": {}}            | Unclear | Unclear  | Unclear",
            })
    void nothingIsConcludedFromWhatOnlyLooksLikeAnAnswer(
            int status, String body, String approval, String finding, String refund) {
        portone.always(status, body);

        assertThat(nameOf(gateway().approve(lunch, "bk", 1))).isEqualTo(approval);
        assertThat(nameOf(gateway().find(lunch))).isEqualTo(finding);
        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
        assertThat(gateway().journal(NOON, NOON.plusSeconds(1), Optional.empty()))
                .isEmpty();
    }

    /// Its amounts are without it, and it may be carried out at any time.
    @Test
    void whatIsLeftWhileACancelIsOnlyRequestedNobodyKnows() {
        var requested = payment(lunch.order(), "PAID", 18_000, 0, "KRW")
                .replaceFirst("\\{", "{\"cancellations\": [{\"status\": \"REQUESTED\", \"totalAmount\": 4000}], ");
        portone.always(200, requested);
        assertThat(gateway().balance(lunch, capture)).isEqualTo(new Balance.Unclear());

        portone.always(200, requested.replace("REQUESTED", "SUCCEEDED"));
        assertThat(gateway().balance(lunch, capture)).isEqualTo(new Balance.Left(lunch.amount()));
    }

    @ParameterizedTest
    @CsvSource({
        "PAID,                   18000, 0,     KRW, Found 18000",
        "PARTIAL_CANCELLED,      18000, 4000,  KRW, Found 14000",
        "CANCELLED,              18000, 18000, KRW, Found 0",
        "FAILED,                 18000, 0,     KRW, Failed",
        "READY,                  18000, 0,     KRW, NotFound",
        "PAY_PENDING,            18000, 0,     KRW, Unclear",
        "VIRTUAL_ACCOUNT_ISSUED, 18000, 0,     KRW, NotFound",
        // new
        "ON_THE_MOON,            18000, 0,     KRW, Unclear",
        // amounts that do not match
        "PAID,                   17999, 0,     KRW, Found 17999",
        "PAID,                   18000, 18001, KRW, Unclear",
        "PAID,                   18000, -1,    KRW, Unclear",
        "PAID,                   18000, 0,     USD, Unclear",
    })
    void aStatusCountsTogetherWithItsAmounts(
            String status, long total, long cancelled, String currency, String finding) {
        portone.always(200, payment(lunch.order(), status, total, cancelled, currency));

        var found = gateway().find(lunch);
        assertThat(found instanceof Finding.Found it ? "Found " + it.left().amount() : nameOf(found))
                .isEqualTo(finding);
        if (found instanceof Finding.Found it) {
            assertThat(it.capture())
                    .isEqualTo(new Capture("portone", lunch.order().toString(), Won.of(total)));
        }
        assertThat(portone.asked().getFirst().path())
                .isEqualTo("/payments/%s?storeId=store-1".formatted(lunch.order()));
    }

    @Test
    void aPaymentThatHasFailedSaysWhatTheCompanyBehindItSaid() {
        var failed = payment(lunch.order(), "FAILED", 18_000, 0, "KRW");
        portone.always(200, failed.replace("\"status\"", "\"failure\": {\"pgCode\": \"R_51\"}, \"status\""));

        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Failed("declined-r-51", Optional.empty()));
        assertThat(gateway().balance(lunch, capture)).isEqualTo(new Balance.NoCapture());
    }

    @Test
    void whatAnApprovalLeavesOpenIsInquiredAtOnceOnlyAsOurContractAllows() {
        portone.on("POST", "", 502, "{\"type\": \"PG_PROVIDER\"}");
        mayMakeFurtherRequests = false;

        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Undecided());
        assertThat(portone.asked()).hasSize(1);
    }

    @Test
    void thePaymentOfAnotherOrderIsNone() {
        portone.always(200, payment(UUID.randomUUID(), "PAID", 18_000, 0, "KRW"));

        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Unclear());
    }

    /// PortOne passes on what the company behind it says.
    @Test
    void whetherThatWasANoThePaymentTells() {
        portone.on("POST", "", 502, "{\"type\": \"PG_PROVIDER\", \"pgCode\": \"CARD_51\", \"pgMessage\": \"한도초과\"}");

        portone.on("GET", "", 200, payment(lunch.order(), "FAILED", 18_000, 0, "KRW"));
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Declined("declined-card-51"));

        portone.on("GET", "", 200, payment(lunch.order(), "PAID", 18_000, 0, "KRW"));
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Taken(capture, lunch.amount()));

        portone.on("GET", "", 200, payment(UUID.randomUUID(), "FAILED", 18_000, 0, "KRW"));
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Unclear());

        portone.on("GET", "", 200, payment(lunch.order(), "READY", 18_000, 0, "KRW"));
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Unclear());

        portone.on("GET", "", 404, "{\"type\": \"PAYMENT_NOT_FOUND\"}");
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Unclear());

        portone.on("GET", "", 500, "");
        assertThat(gateway().approve(lunch, "bk", 1)).isEqualTo(new Answer.Unclear());
    }

    /// Whatever an inquiry shows that is not up to date.
    @ParameterizedTest
    @CsvSource({"FAILED, Unclear", "READY, Unclear", "PAID, Taken"})
    void thatItWasPaidAlreadyIsNoNo(String status, String answer) {
        portone.always(409, "{\"type\": \"ALREADY_PAID\"}")
                .on("GET", "", 200, payment(lunch.order(), status, 18_000, 0, "KRW"));
        assertThat(nameOf(gateway().approve(lunch, "bk", 1))).isEqualTo(answer);
    }

    @Test
    void aCancelSaysWhatMustBeLeftBeforeIt() {
        portone.always(200, cancellation("SUCCEEDED", 14_000));

        assertThat(gateway().refund(lunch.order(), capture, Won.of(14_000), NOON))
                .isEqualTo(new RefundAnswer.Done());
        gateway().refund(lunch.order(), capture, Won.of(14_000), NOON.plusSeconds(1));

        var asked = portone.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /payments/" + lunch.order() + "/cancel");
        assertThat(asked.body().get("amount").asLong()).isEqualTo(14_000);
        assertThat(asked.body().get("currentCancellableAmount").asLong()).isEqualTo(14_000);
        assertThat(portone.asked())
                .extracting(ScriptedGateway.Asked::idempotencyKey)
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).startsWith("\"").endsWith("\""));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, 18000, Done",
        "SUCCEEDED, 17999, Unclear",
        "REQUESTED, 18000, Unclear",
        "FAILED,    18000, NotDone",
        "ON_THE_MOON, 18000, Unclear",
    })
    void aCancelIsDoneWhenItHasSucceededWithItsWholeAmount(String status, long amount, String refund) {
        portone.always(200, cancellation(status, amount));

        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
    }

    @Test
    void theBillingKeyInAPaymentIsNotLogged() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        try {
            portone.always(200, payment(lunch.order(), "PAID", 18_000, 0, "USD"));
            assertThat(gateway().find(lunch)).isEqualTo(new Finding.Unclear());
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getFormattedMessage()).doesNotContain("billing-key-1"));
    }

    @Test
    void oneThatIsNotThereWasSurelyNotAsked() {
        var away = gateway();
        portone.close();

        assertThat(away.approve(lunch, "bk", 1)).isEqualTo(new Answer.NotSent());
        assertThat(away.find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(away.refund(lunch.order(), capture, lunch.amount(), NOON))
                .isEqualTo(new RefundAnswer.NotDone("gateway-away"));
        assertThat(away.journal(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();
    }

    /// In its window PortOne has taken the money or not; nothing is asked for.
    @ParameterizedTest
    @CsvSource({
        "PAID, 18000, KRW, Taken 18000",
        "PAID, 100, KRW, Taken 100",
        "PAID, 18000, USD, Unclear",
        "READY, 18000, KRW, Undecided",
        "PAY_PENDING, 18000, KRW, Unclear",
        "VIRTUAL_ACCOUNT_ISSUED, 18000, KRW, Undecided",
        "FAILED, 18000, KRW, Declined",
        "NEW_ANY_DAY, 18000, KRW, Unclear"
    })
    void whatWasPaidInAWindowIsInquired(String status, long total, String currency, String answer) {
        portone.always(200, payment(inWindow.order(), status, total, 0, currency));

        var said = gateway().approve(inWindow, inWindow.order().toString(), 1);
        assertThat(said instanceof Answer.Taken it ? "Taken " + it.left().amount() : nameOf(said))
                .isEqualTo(answer);
        if (said instanceof Answer.Taken it) {
            assertThat(it.capture())
                    .isEqualTo(new Capture("portone", inWindow.order().toString(), Won.of(total)));
        }
        assertThat(portone.asked()).hasSize(1).allMatch(it -> it.method().equals("GET"));
    }

    @Test
    void whatTheGatewayDoesNotKnowOrSayWasNotPaidForSure() {
        portone.always(404, "{\"type\": \"PAYMENT_NOT_FOUND\"}");
        assertThat(gateway().approve(inWindow, "any", 1)).isEqualTo(new Answer.Undecided());
        portone.always(500, "{}");
        assertThat(gateway().approve(inWindow, "any", 1)).isEqualTo(new Answer.Unclear());
        portone.close();
        assertThat(gateway().approve(inWindow, "any", 1)).isEqualTo(new Answer.Unclear());
    }

    private PortoneGateway gateway() {
        return new PortoneGateway(
                portone.client("PortOne secret"), "store-1", new EventJson(), () -> mayMakeFurtherRequests);
    }

    private static String payment(UUID id, String status, long total, long cancelled, String currency) {
        return """
                {"status": "%s", "id": "%s", "transactionId": "x", "billingKey": "billing-key-1", "currency": "%s",
                 "amount": {"total": %d, "taxFree": 0, "vat": 1636, "discount": 0, "paid": 0, "cancelled": %d}}
                """.formatted(status, id, currency, total, cancelled);
    }

    private static String cancellation(String status, long amount) {
        return "{\"cancellation\": {\"status\": \"%s\", \"id\": \"c\", \"totalAmount\": %d}}".formatted(status, amount);
    }

    private static String nameOf(Object answer) {
        return answer.getClass().getSimpleName();
    }
}

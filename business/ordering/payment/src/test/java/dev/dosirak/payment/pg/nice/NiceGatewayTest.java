package dev.dosirak.payment.pg.nice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway.Answer;
import dev.dosirak.payment.charge.PaymentGateway.Balance;
import dev.dosirak.payment.charge.PaymentGateway.Finding;
import dev.dosirak.payment.charge.PaymentGateway.RefundAnswer;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever NICE says, and whatever only looks as if NICE had said it.
class NiceGatewayTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final String SECRET = "2dcc2a0d63bf469490bb19a201be3735";
    /// Of payment `t1`, 18000 won, noon and the secret.
    static final String SIGNATURE = "68d1b946d25d9f100f18ede43b99e8cbe5a91fe49288a99a98b8be18708114ab";

    static final String NOTHING = "{\"resultCode\": \"A251\"}";

    Instant now = NOON;
    int further = Integer.MAX_VALUE;
    final PaymentBill lunch = new PaymentBill(madeAt(NOON), UUID.randomUUID(), UUID.randomUUID(), Won.of(18_000));
    final Capture capture = new Capture("nice", "t1", lunch.amount());
    ScriptedGateway nice;

    @BeforeEach
    void open() throws IOException {
        nice = new ScriptedGateway();
    }

    @AfterEach
    void close() {
        nice.close();
    }

    @Test
    void moneyIsAskedForUnderTheNumberOfTheOrderWhateverTheAttempt() {
        nice.always(200, payment("paid", 18_000));

        assertThat(gateway().approve(lunch, "BIKY1", 2)).isEqualTo(new Answer.Taken(capture, lunch.amount()));

        var asked = nice.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/subscribe/BIKY1/payments");
        assertThat(asked.authorization()).isEqualTo(PgClient.basic("client", SECRET));
        assertThat(asked.idempotencyKey()).as("NICE knows none").isEqualTo("null");
        assertThat(asked.body().get("orderId").asString())
                .isEqualTo(lunch.order().toString());
        assertThat(asked.body().get("amount").asLong()).isEqualTo(18_000);
        assertThat(asked.body().get("cardQuota").asString()).isEqualTo("0");
        assertThat(asked.body().get("useShopInterest").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cardQuota\": 6}", "{\"cardQuota\": {}}", "{}", "[]", "\"\"", "null"})
    void whatIsPaidInOtherInstalmentsThanWereAskedForIsPaid(String card) {
        var inThree = new PaymentBill(lunch.order(), lunch.customer(), lunch.method(), lunch.amount(), 3);
        nice.always(200, payment("paid", 18_000).replaceFirst("\\{", "{\"card\": %s, ".formatted(card)));

        assertThat(gateway().approve(inThree, "BIKY1", 1)).isEqualTo(new Answer.Taken(capture, lunch.amount()));
        assertThat(nice.asked().getFirst().body().get("cardQuota").asString()).isEqualTo("3");
        assertThat(gateway().find(inThree)).isEqualTo(new Finding.Found(capture, lunch.amount()));
    }

    @ParameterizedTest
    @CsvSource({
        // its own words, each for a payment and for a cancel
        "3011, Declined, Unclear",
        "3021, Declined, Unclear",
        "3022, Declined, Unclear",
        "3023, Declined, Unclear",
        "3024, Declined, Unclear",
        "P037, Declined, Unclear",
        "3041, Declined, Unclear",
        "A126, Declined, Unclear",
        "U115, Declined, Unclear",
        "A117, Declined, Unclear",
        "1534, Unclear,  NotDone",
        "2010, Unclear,  NotDone",
        "2011, Unclear,  NotDone",
        "2012, Unclear,  NotDone",
        "2014, Unclear,  NotDone",
        "2016, Unclear,  NotDone",
        "2023, Unclear,  NotDone",
        "2032, Unclear,  NotDone",
        "2033, Unclear,  NotDone",
        // cancelled already, or being cancelled: by whom, an inquiry tells
        "2013, Unclear,  Unclear",
        "2015, Unclear,  Unclear",
        "2003, Unclear,  Unclear",
        // nobody knows
        "2000, Unclear,  Unclear",
        "3095, Unclear,  Unclear",
        "9002, Unclear,  Unclear",
        "A110, Unclear,  Unclear",
        "A226, Unclear,  Unclear",
        "A299, Unclear,  Unclear",
        "A401, Unclear,  Unclear",
        "A402, Unclear,  Unclear",
        "A403, Unclear,  Unclear",
        "X002, Unclear,  Unclear",
        "X003, Unclear,  Unclear",
        "X004, Unclear,  Unclear",
        // the number is used up
        "2201, Unclear,  Unclear",
        "A127, Unclear,  Unclear",
        "U112, Unclear,  Unclear",
        // not even looked at
        "2159, NotSent,  NotDone",
        "A246, NotSent,  NotDone",
        "U304, NotSent,  NotDone",
        "2152, NotSent,  NotDone",
        // new
        "Z999, Unclear,  Unclear",
        "'',   Unclear,  Unclear",
    })
    void refusalsComeWithStatus200AndTheirCodesSayWhatTheyMean(String code, String approval, String refund) {
        nice.always(200, "{\"resultCode\": \"%s\", \"resultMsg\": \"…\"}".formatted(code))
                .on("GET", "/find/", 200, NOTHING);

        assertThat(nameOf(gateway().approve(lunch, "BIKY1", 1))).isEqualTo(approval);
        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>no such page</html>                   | Unclear | Unclear  | Unclear",
                "404 | {\"resultCode\": \"A251\"}                  | Unclear | NotFound | Unclear",
                "200 | {\"resultCode\": \"A251\"}                  | Unclear | NotFound | Unclear",
                "200 | {\"resultCode\": \"U107\"}                  | Unclear | NotFound | Unclear",
                "200 | {\"resultCode\": \"Z999\"}                  | Unclear | Unclear  | Unclear",
                "401 | {\"resultCode\": \"U304\"}                  | NotSent | Unclear  | NotDone",
                "403 | Forbidden                                   | NotSent | Unclear  | NotDone",
                "429 | slow down                                   | NotSent | Unclear  | NotDone",
                "500 | {\"resultCode\": \"3011\"}                  | Unclear | Unclear  | Unclear",
                "503 | ''                                          | Unclear | Unclear  | Unclear",
                "200 | ''                                          | Unclear | Unclear  | Unclear",
                "200 | <html>captive portal</html>                 | Unclear | Unclear  | Unclear",
                "200 | null                                        | Unclear | Unclear  | Unclear",
                "200 | []                                          | Unclear | Unclear  | Unclear",
                "200 | {}                                          | Unclear | Unclear  | Unclear",
                "200 | {\"resultCode\": \"0000\"}                  | Unclear | Unclear  | Unclear",
                "200 | {\"resultCode\": null}                      | Unclear | Unclear  | Unclear",
            })
    void nothingIsConcludedFromWhatOnlyLooksLikeAnAnswer(
            int status, String body, String approval, String finding, String refund) {
        nice.always(status, body);

        assertThat(nameOf(gateway().approve(lunch, "BIKY1", 1))).isEqualTo(approval);
        assertThat(nameOf(gateway().find(lunch))).isEqualTo(finding);
        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
        assertThat(gateway().journal(NOON, NOON.plusSeconds(1), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "paid,             18000, 18000, KRW, Taken,   Found,    Unclear",
        "partialCancelled, 18000, 14000, KRW, Taken,   Found,    Unclear",
        "cancelled,        18000, 0,     KRW, Taken,   Found,    Done",
        "failed,           18000, 0,     KRW, Unclear, Failed,   Unclear",
        "expired,          18000, 0,     KRW, Unclear, NotFound, Unclear",
        "ready,            18000, 18000, KRW, Unclear, NotFound, Unclear",
        // new
        "settled,          18000, 18000, KRW, Unclear, Unclear,  Unclear",
        // amounts that do not match
        "paid,             17999, 17999, KRW, Unclear, Unclear,  Unclear",
        "paid,             18000, 18001, KRW, Unclear, Unclear,  Unclear",
        "paid,             18000, -1,    KRW, Unclear, Unclear,  Unclear",
        "paid,             18000, 18000, USD, Unclear, Unclear,  Unclear",
    })
    void aStatusCountsTogetherWithItsAmounts(
            String status, long amount, long balance, String currency, String approval, String finding, String refund) {
        nice.always(200, payment(lunch.order().toString(), status, amount, balance, currency));

        assertThat(nameOf(gateway().approve(lunch, "BIKY1", 1))).isEqualTo(approval);
        assertThat(nameOf(gateway().find(lunch))).isEqualTo(finding);
        assertThat(nameOf(gateway().refund(lunch.order(), capture, lunch.amount(), NOON)))
                .isEqualTo(refund);
    }

    @Test
    void thePaymentOfAnotherOrderIsNone() {
        nice.always(200, payment(UUID.randomUUID().toString(), "paid", 18_000, 18_000, "KRW"));

        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());
        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(gateway().balance(lunch, capture)).isEqualTo(new Balance.Unclear());
    }

    @Test
    void whatIsLeftIsAskedByTheNameOfTheCapture() {
        nice.on("GET", "/v1/payments/t1", 200, payment("partialCancelled", 14_000))
                .on("GET", "/v1/payments/t2", 200, NOTHING);

        assertThat(gateway().balance(lunch, capture)).isEqualTo(new Balance.Left(Won.of(14_000)));
        assertThat(gateway().balance(lunch, new Capture("nice", "t2", lunch.amount())))
                .isEqualTo(new Balance.NoCapture());
        assertThat(paths()).containsExactly("GET /v1/payments/t1", "GET /v1/payments/t2");

        nice.on("GET", "/v1/payments/t2", 200, payment("paid", 18_000));
        assertThat(gateway().balance(lunch, new Capture("nice", "t2", lunch.amount())))
                .as("it shows another")
                .isEqualTo(new Balance.Unclear());
    }

    @Test
    void theCancelOfAnotherPaymentIsNone() {
        nice.always(200, payment("cancelled", 0));

        var other = new Capture("nice", "t2", lunch.amount());
        assertThat(gateway().refund(lunch.order(), other, lunch.amount(), NOON)).isEqualTo(new RefundAnswer.Unclear());
    }

    @Test
    void anAnswerThatSomebodyHasChangedIsNone() {
        var signed = payment("paid", 18_000).replace("}", ", \"signature\": \"%s\"}");
        nice.always(200, signed.formatted(SIGNATURE.replace('a', 'b')));
        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Unclear());

        nice.always(200, signed.formatted(SIGNATURE));
        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Found(capture, lunch.amount()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3095", "A127", "2201", "A299"})
    void whatACodeLeavesOpenAnInquiryDecides(String code) {
        nice.on("POST", "", 200, "{\"resultCode\": \"%s\"}".formatted(code));

        nice.on("GET", "/find/", 200, failedAt("2026-11-21T11:59:46.000+0900"));
        assertThat(gateway().approve(lunch, "BIKY1", 1))
                .isEqualTo(new Answer.Declined("declined-" + code.toLowerCase()));

        nice.on("GET", "/find/", 200, failedAt("2026-11-21T11:59:25.000+0900"));
        assertThat(gateway().approve(lunch, "BIKY1", 1))
                .as("by the request before")
                .isEqualTo(new Answer.Unclear());

        nice.on("GET", "/find/", 200, failedAt("0"));
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());

        nice.on("GET", "/find/", 200, payment("paid", 14_000));
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Taken(capture, Won.of(14_000)));

        nice.on("GET", "/find/", 200, payment("ready", 18_000));
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());

        nice.on("GET", "/find/", 200, NOTHING);
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());

        nice.on("GET", "/find/", 500, "");
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());
    }

    @Test
    void aPaymentThatHasFailedSaysWhen() {
        nice.always(200, failedAt("2026-11-21T12:00:00.500+0900").replace("\"0000\"", "\"3095\""));
        assertThat(gateway().find(lunch))
                .isEqualTo(new Finding.Failed("declined-3095", Optional.of(NOON.plusMillis(500))));

        nice.always(200, failedAt("0").replace("\"0000\"", "\"3095\""));
        assertThat(gateway().find(lunch)).isEqualTo(new Finding.Failed("declined-3095", Optional.empty()));
    }

    @Test
    void anOrderOfMidnightIsLookedForOnBothDays() {
        now = Instant.parse("2026-11-21T15:00:10Z");
        var late = billOf(madeAt(Instant.parse("2026-11-21T14:59:59Z")));
        nice.always(200, NOTHING)
                .on("GET", "orderDate=20261122", 200, payment(late.order().toString(), "paid", 18_000, 18_000, "KRW"));

        assertThat(gateway().find(late)).isInstanceOf(Finding.Found.class);
        assertThat(paths()).containsExactly(findPath(late, "20261121"), findPath(late, "20261122"));
    }

    /// Our contract counts requests: each day is one, and so is an inquiry after an approval.
    @Test
    void moreRequestsThanOneAreMadeOnlyAsOurContractAllows() {
        now = Instant.parse("2026-11-21T15:00:10Z");
        var late = billOf(madeAt(Instant.parse("2026-11-21T14:59:59Z")));
        nice.always(200, NOTHING);
        further = 0;
        assertThat(gateway().find(late)).isEqualTo(new Finding.NotAsked());
        assertThat(paths()).containsExactly(findPath(late, "20261121"));

        nice.on("POST", "", 200, "{\"resultCode\": \"A299\"}");
        further = 1;
        assertThat(gateway().approve(late, "BIKY1", 1)).isEqualTo(new Answer.Undecided());
        assertThat(paths()).hasSize(3).last().isEqualTo(findPath(late, "20261121"));
    }

    @Test
    void whatOneDaySaysCountsForBothOnlyIfItIsMoneyOrUnclear() {
        now = Instant.parse("2026-11-21T15:00:10Z");
        var late = billOf(madeAt(Instant.parse("2026-11-21T14:59:59Z")));
        nice.always(200, NOTHING).on("GET", "orderDate=20261122", 500, "");
        assertThat(gateway().find(late)).isEqualTo(new Finding.Unclear());

        nice.on("GET", "orderDate=20261121", 200, payment(late.order().toString(), "failed", 18_000, 0, "KRW"));
        assertThat(gateway().find(late)).as("it may have been paid on the next").isEqualTo(new Finding.Unclear());

        nice.on("GET", "orderDate=20261122", 200, NOTHING);
        assertThat(gateway().find(late)).isInstanceOf(Finding.Failed.class);
    }

    @Test
    void everyCancelHasANumberOfItsOwnAndSaysHowMuch() {
        nice.always(200, payment("cancelled", 0));

        assertThat(gateway().refund(lunch.order(), capture, lunch.amount(), NOON))
                .isEqualTo(new RefundAnswer.Done());
        gateway().refund(lunch.order(), capture, Won.of(4_000), NOON.plusSeconds(1));

        assertThat(paths()).containsExactly("POST /v1/payments/t1/cancel", "POST /v1/payments/t1/cancel");
        assertThat(nice.asked())
                .extracting(it -> it.body().get("cancelAmt").asLong())
                .containsExactly(18_000L, 4_000L);
        assertThat(nice.asked())
                .extracting(it -> it.body().get("orderId").asString())
                .doesNotHaveDuplicates()
                .allSatisfy(it ->
                        assertThat(it).isNotEqualTo(lunch.order().toString()).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void wordsInTheOldKoreanEncodingHideNothing() {
        var body = payment("paid", 18_000).replace("도시락", "결제 성공");
        nice.on("", "", 200, body.getBytes(Charset.forName("EUC-KR")));

        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Taken(capture, lunch.amount()));
    }

    @Test
    void oneThatIsNotThereWasSurelyNotAsked() {
        var away = gateway();
        nice.close();

        assertThat(away.approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.NotSent());
        assertThat(away.find(lunch)).isEqualTo(new Finding.Unclear());
        assertThat(away.refund(lunch.order(), capture, lunch.amount(), NOON))
                .isEqualTo(new RefundAnswer.NotDone("gateway-away"));
        assertThat(away.journal(NOON, NOON.plusSeconds(1), Optional.empty())).isEmpty();
    }

    private NiceGateway gateway() {
        return new NiceGateway(
                nice.client(PgClient.basic("client", SECRET)), SECRET, new EventJson(), () -> now, () -> further-- > 0);
    }

    @Test
    void whatWasAuthorizedInAWindowIsApprovedUnderItsOwnNumber() {
        nice.always(200, payment("paid", 18_000));

        assertThat(gateway().approve(inWindow(), "t1", 2)).isEqualTo(new Answer.Taken(capture, lunch.amount()));
        assertThat(paths()).containsExactly("POST /v1/payments/t1");
        assertThat(nice.asked().getFirst().body().get("amount").asLong()).isEqualTo(18_000);
    }

    /// A card's key makes a new payment, which may be there and not be found; a window's is there or was never.
    @Test
    void whatWasNeverAuthorizedInAWindowIsANo() {
        nice.always(200, NOTHING);
        assertThat(gateway().approve(inWindow(), "t1", 1)).isEqualTo(new Answer.Declined("unknown-payment"));
        assertThat(gateway().approve(lunch, "BIKY1", 1)).isEqualTo(new Answer.Unclear());
    }

    /// A browser may choose a virtual account, which we do not offer; nobody has paid it yet.
    @Test
    void whatWaitsInAWindowIsNothingTaken() {
        nice.always(200, payment("ready", 0));
        assertThat(gateway().find(inWindow())).isEqualTo(new Finding.NotFound());
        assertThat(gateway().find(inWindow(), inWindow("t1"))).isEqualTo(new Finding.NotFound());
        assertThat(gateway().find(lunch))
                .as("a stranger's, who knows the number")
                .isEqualTo(new Finding.NotFound());
    }

    @Test
    void anAttemptInAWindowIsInquiredByItsOwnNumberAndThenByItsOrders() {
        nice.always(200, NOTHING).on("GET", "/v1/payments/t1", 200, failedAt("2026-11-21T11:00:00.000+0900"));
        var failed = gateway().find(inWindow(), inWindow("t1"));
        assertThat(failed).isInstanceOf(Finding.Failed.class);
        assertThat(paths()).containsExactly("GET /v1/payments/t1");

        nice.on("GET", "/v1/payments/find", 200, payment("paid", 18_000));
        assertThat(gateway().find(inWindow(), inWindow("t2"))).isInstanceOf(Finding.Found.class);
        assertThat(paths()).endsWith("GET /v1/payments/t2", findPath(inWindow(), "20261121"));
        further = 0;
        assertThat(gateway().find(inWindow(), inWindow("t2"))).isEqualTo(new Finding.NotAsked());
        assertThat(gateway().find(lunch, new Attempt(1, "nice", NOON)))
                .as("by its order")
                .isInstanceOf(Finding.Found.class);
    }

    private static Attempt inWindow(String tid) {
        return new Attempt(1, "nice", NOON, new PaymentWindow(1, "nice", tid, "https://nice.test/sdk.js"));
    }

    /// Whoever brings it back for this one is told so at once, and may pay.
    @Test
    void anotherOrdersMoneyIsNotThisOnes() {
        nice.always(200, payment(UUID.randomUUID().toString(), "paid", 18_000, 18_000, "KRW"));
        assertThat(gateway().approve(inWindow(), "t1", 1)).isEqualTo(new Answer.Declined("unknown-payment"));
        assertThat(gateway().find(inWindow(), inWindow("t1")))
                .isEqualTo(new Finding.Failed("unknown-payment", Optional.empty()));
        assertThat(gateway().approve(lunch, "BIKY1", 1)).as("of a card").isEqualTo(new Answer.Unclear());
    }

    private PaymentBill inWindow() {
        return new PaymentBill(lunch.order(), lunch.customer(), null, lunch.amount());
    }

    private List<String> paths() {
        return nice.asked().stream().map(it -> it.method() + " " + it.path()).toList();
    }

    private static String findPath(PaymentBill bill, String day) {
        return "GET /v1/payments/find/%s?orderDate=%s".formatted(bill.order(), day);
    }

    private PaymentBill billOf(UUID order) {
        return new PaymentBill(order, lunch.customer(), lunch.method(), lunch.amount());
    }

    private String payment(String status, long balance) {
        return payment(lunch.order().toString(), status, lunch.amount().amount(), balance, "KRW");
    }

    private static String payment(String order, String status, long amount, long balance, String currency) {
        return """
                {"resultCode": "0000", "resultMsg": "도시락", "tid": "t1", "cancelledTid": null, "orderId": "%s",
                 "ediDate": "2026-11-21T12:00:00.000+0900", "status": "%s", "paidAt": "0", "failedAt": "0",
                 "payMethod": "card", "amount": %d, "balanceAmt": %d, "currency": "%s"}
                """.formatted(order, status, amount, balance, currency);
    }

    private String failedAt(String moment) {
        return payment("failed", 0).replace("\"failedAt\": \"0\"", "\"failedAt\": \"" + moment + '"');
    }

    static UUID madeAt(Instant moment) {
        return new UUID((moment.toEpochMilli() << 16) | 0x7000, 0x8000_0000_0000_0000L);
    }

    private static String nameOf(Object answer) {
        return answer.getClass().getSimpleName();
    }
}

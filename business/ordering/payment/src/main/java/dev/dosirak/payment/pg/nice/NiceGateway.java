package dev.dosirak.payment.pg.nice;

import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.pg.FurtherRequests;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates result codes and statuses into what we may conclude from them; the HTTP status is 200 of a refusal, too.
///
/// NICE does not know a repeated request for the same. What protects the customer is the order number: one that was
/// paid is not paid again, so every attempt of an order goes under the same. A refusal that leaves open what happened
/// is followed by an inquiry at once: of a payment that it says has failed by this request, the no is final.
final class NiceGateway implements PaymentGateway {

    private static final Logger log = LoggerFactory.getLogger(NiceGateway.class);

    /// NICE did not even look at it, for reasons that are not the customer's.
    private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 403, 405, 429);

    private static final String UNKNOWN_PAYMENT = "unknown-payment";

    private final PgClient pg;
    private final String secretKey;
    private final EventJson json;
    private final InstantSource clock;
    private final FurtherRequests further;
    private final NiceReader reader;
    private final NiceJournal journal;

    NiceGateway(PgClient pg, String secretKey, EventJson json, InstantSource clock, FurtherRequests further) {
        this.pg = pg;
        this.secretKey = secretKey;
        this.json = json;
        this.clock = clock;
        this.further = further;
        this.reader = new NiceReader(json);
        this.journal = new NiceJournal(pg, json);
    }

    private record Purchase(UUID orderId, Won amount, String goodsName, String cardQuota, boolean useShopInterest) {}

    private record Approval(Won amount) {}

    private record CancelForm(String reason, String orderId, Won cancelAmt) {}

    @Override
    public String name() {
        return Nice.NAME;
    }

    /// Two under way at once might both be paid: only of what was paid it knows the number.
    @Override
    public boolean recognizesRepeats() {
        return false;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        var begun = clock.instant();
        return switch (ask(bill, billingKey)) {
            case Reply.NotSent _ -> new Answer.NotSent();
            case Reply.Lost it -> {
                log.info("No answer to the approval of {}: {}", bill.order(), it.why());
                yield new Answer.Unclear();
            }
            case Reply.Answered it when NOT_LOOKED_AT.contains(it.status()) -> new Answer.NotSent();
            case Reply.Answered it ->
                reader.said(it)
                        .map(said -> answer(bill, billingKey, it, said, begun))
                        .orElse(new Answer.Unclear());
        };
    }

    /// A window's payment is approved under its own number, with a card's key a new one is made.
    private Reply ask(PaymentBill bill, String key) {
        if (bill.inWindow()) {
            return pg.post("/v1/payments/" + key, json.write(new Approval(bill.amount())));
        }
        var purchase = new Purchase(bill.order(), bill.amount(), "도시락 주문", Integer.toString(bill.months()), false);
        return pg.post("/v1/subscribe/" + key + "/payments", json.write(purchase));
    }

    private Answer answer(PaymentBill bill, String key, Reply.Answered answer, NicePayment said, Instant begun) {
        var code = said.resultCode();
        if (bill.inWindow() && isOfAnother(bill, said)) {
            log.error("What was authorized for order {} was brought back for {}", said.orderId(), bill.order());
            return new Answer.Declined(UNKNOWN_PAYMENT);
        }
        if (NiceCodes.PAID.contains(code)) {
            return money(bill, answer, said)
                    .<Answer>map(it -> new Answer.Taken(it.capture(), it.left()))
                    .orElse(new Answer.Unclear());
        }
        if (NiceCodes.saysNotLookedAt(code)) {
            log.warn("NICE does not look at the approval of {}: {}", bill.order(), code);
            return new Answer.NotSent();
        }
        if (bill.inWindow() && NiceCodes.saysNotFound(code)) {
            return new Answer.Declined(UNKNOWN_PAYMENT);
        }
        return NiceCodes.declined(code)
                .<Answer>map(Answer.Declined::new)
                .orElseGet(() -> inquired(bill, key, code, begun));
    }

    /// A failure of before is no answer to this request: all that a card pays of an order go under one number.
    private Answer inquired(PaymentBill bill, String key, String code, Instant begun) {
        log.info("NICE says {} to the approval of {}: an inquiry decides", code, bill.order());
        return switch (bill.inWindow() ? lookInWindow(bill, key, false) : look(bill, false)) {
            case Finding.Found it -> new Answer.Taken(it.capture(), it.left());
            case Finding.Failed it when bill.inWindow() || it.isSince(begun) -> new Answer.Declined(reason(code));
            case Finding.NotAsked _ -> new Answer.Undecided();
            case Finding.Failed _, Finding.NotFound _, Finding.Unclear _ -> new Answer.Unclear();
        };
    }

    @Override
    public Finding find(PaymentBill bill) {
        return look(bill, true);
    }

    @Override
    public Finding find(PaymentBill bill, Attempt attempt) {
        var window = attempt.window();
        return window == null ? find(bill) : lookInWindow(bill, window.authorized(), true);
    }

    private static String reason(String code) {
        return "declined-" + code.toLowerCase(Locale.ROOT);
    }

    /// An order has a number (`tid`) for each window in which something was authorized: whether this one
    /// has failed, only its own tells, and money counts under any of them.
    ///
    /// @param mayAsk whether our contract has counted the first request already
    private Finding lookInWindow(PaymentBill bill, String tid, boolean mayAsk) {
        if (!mayAsk && !further.mayMakeOne()) {
            return new Finding.NotAsked();
        }
        var its = look(bill, "/v1/payments/" + tid);
        return its instanceof Finding.NotFound ? look(bill, false) : its;
    }

    /// What it does not find on one day, it may on the next.
    ///
    /// @param mayAsk whether our contract has counted the first request already
    private Finding look(PaymentBill bill, boolean mayAsk) {
        Finding sum = new Finding.NotFound();
        boolean may = mayAsk;
        for (var day : NiceDays.of(bill.order(), clock.instant())) {
            if (!may && !further.mayMakeOne()) {
                return new Finding.NotAsked();
            }
            may = false;
            var look = look(bill, day);
            if (look instanceof Finding.Found || look instanceof Finding.Unclear) {
                return look;
            }
            // One of several in windows: that it has failed says nothing of the others.
            sum = look instanceof Finding.Failed && !bill.inWindow() ? look : sum;
        }
        return sum;
    }

    /// The order has had one `tid` for each payment; a cancel has another, by which nobody asks.
    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        return switch (look(bill, "/v1/payments/" + capture.paymentKey())) {
            case Finding.Found it when it.capture().equals(capture) -> new Balance.Left(it.left());
            case Finding.NotFound _, Finding.Failed _ -> new Balance.NoCapture();
            case Finding.Found _, Finding.Unclear _, Finding.NotAsked _ -> new Balance.Unclear();
        };
    }

    private Finding look(PaymentBill bill, LocalDate day) {
        return look(
                bill,
                "/v1/payments/find/%s?orderDate=%s"
                        .formatted(bill.order(), DateTimeFormatter.BASIC_ISO_DATE.format(day)));
    }

    private Finding look(PaymentBill bill, String path) {
        if (!(pg.get(path) instanceof Reply.Answered answer)) {
            return new Finding.Unclear();
        }
        return reader.said(answer).map(it -> look(bill, answer, it)).orElse(new Finding.Unclear());
    }

    private Finding look(PaymentBill bill, Reply.Answered answer, NicePayment said) {
        if (NiceCodes.saysNotFound(said.resultCode())) {
            return new Finding.NotFound();
        }
        if (bill.inWindow() && isOfAnother(bill, said)) {
            return new Finding.Failed(UNKNOWN_PAYMENT, Optional.empty());
        }
        if (said.hasFailed() && isOf(bill, said)) {
            return new Finding.Failed(reason(said.resultCode()), said.hasFailedAt());
        }
        // What waits may be a stranger's, who knows the order's number.
        if ((said.hasExpired() || said.waits()) && isOf(bill, said)) {
            return new Finding.NotFound();
        }
        return NiceCodes.PAID.contains(said.resultCode())
                ? money(bill, answer, said).<Finding>map(it -> it).orElse(new Finding.Unclear())
                : new Finding.Unclear();
    }

    /// For exactly that amount: without it NICE gives back all that is left.
    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        var reply = pg.post(
                "/v1/payments/" + capture.paymentKey() + "/cancel",
                json.write(new CancelForm(attempt.reason(), attempt.key(), amount)));
        return switch (reply) {
            case Reply.NotSent _ -> new RefundAnswer.NotDone("gateway-away");
            case Reply.Lost _ -> new RefundAnswer.Unclear();
            case Reply.Answered it
            when NOT_LOOKED_AT.contains(it.status()) -> new RefundAnswer.NotDone("gateway-answers-" + it.status());
            case Reply.Answered it ->
                reader.said(it)
                        .map(said -> refundAnswer(order, capture, left.minus(amount), said))
                        .orElse(new RefundAnswer.Unclear());
        };
    }

    private RefundAnswer refundAnswer(UUID order, Capture capture, Won left, NicePayment said) {
        var code = said.resultCode();
        if (NiceCodes.CANCELLED.contains(code)) {
            return said.tookMoney(secretKey)
                            && said.tid().equals(capture.paymentKey())
                            && left.equals(said.balanceAmt())
                    ? new RefundAnswer.Done()
                    : new RefundAnswer.Unclear();
        }
        log.error("NICE does not give back the money of {}: {}", order, code);
        if (NiceCodes.saysNotLookedAt(code)) {
            return new RefundAnswer.NotDone("gateway-answers-" + code.toLowerCase(Locale.ROOT));
        }
        return NiceCodes.notCancelled(code)
                .<RefundAnswer>map(RefundAnswer.NotDone::new)
                .orElse(new RefundAnswer.Unclear());
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return journal.page(from, to, after);
    }

    /// Empty for what is no payment of this bill, or took no money yet.
    private Optional<Finding.Found> money(PaymentBill bill, Reply.Answered answer, NicePayment said) {
        if (!isOf(bill, said) || !said.tookMoney(secretKey) || !bill.amount().equals(said.amount())) {
            log.error("NICE's answer is not a payment of {}: {}", bill, answer);
            return Optional.empty();
        }
        if (!bill.isPaidIn(said.months())) {
            log.warn("NICE shows {} months for {}", said.months().orElseThrow(), bill);
        }
        return Optional.ofNullable(said.balanceAmt())
                .map(left -> new Finding.Found(new Capture(Nice.NAME, said.tid(), bill.amount()), left));
    }

    /// In a window, a number that belongs to another order is nothing of this one, whatever becomes of
    /// it.
    private static boolean isOfAnother(PaymentBill bill, NicePayment said) {
        return !said.orderId().isBlank() && !isOf(bill, said);
    }

    private static boolean isOf(PaymentBill bill, NicePayment said) {
        return said.orderId().equals(bill.order().toString());
    }
}

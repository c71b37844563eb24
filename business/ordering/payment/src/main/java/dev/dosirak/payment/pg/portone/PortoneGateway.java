package dev.dosirak.payment.pg.portone;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Translates PortOne's statuses and types into what we may conclude from them. A payment bears our order's id, and
/// that is its key. Types that are not listed here may come any day, and leave open what happened.
///
/// PortOne passes on what the company behind it says (`PG_PROVIDER`), whose codes are not its own: whether that was a
/// no, the payment itself tells, which is inquired at once.
final class PortoneGateway implements PaymentGateway {

    private static final Logger log = LoggerFactory.getLogger(PortoneGateway.class);

    /// PortOne did not even look at it, for reasons that are not the customer's.
    private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 403, 429);

    /// By an earlier request, or by somebody who has opened its window for the order: an inquiry shows
    /// how much.
    static final String ALREADY_PAID = "ALREADY_PAID";

    /// Our account does not say where to.
    private static final String NO_CHANNEL = "CHANNEL_NOT_FOUND";

    /// Noes that stay noes.
    private static final Set<String> DECLINED = Set.of(
            "BILLING_KEY_ALREADY_DELETED",
            "BILLING_KEY_NOT_FOUND",
            "INVALID_REQUEST",
            "SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT");

    /// Noes to a cancel, after which everything is as it was. That it was cancelled already is none of them.
    private static final Set<String> NOT_CANCELLED = Set.of(
            "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN",
            "CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT",
            "CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT",
            "CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT",
            "INVALID_REQUEST",
            "MAX_CANCEL_COUNT_REACHED",
            "PAYMENT_NOT_FOUND",
            "PAYMENT_NOT_PAID",
            "SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT");

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PgClient pg;
    private final PortoneStore store;
    private final EventJson json;
    private final PortoneJournal journal;
    private final FurtherRequests further;

    PortoneGateway(PgClient pg, String storeId, EventJson json, FurtherRequests further) {
        this.pg = pg;
        this.store = new PortoneStore(storeId);
        this.json = json;
        this.journal = new PortoneJournal(pg, store, json);
        this.further = further;
    }

    private record Total(Won total) {}

    private record Buyer(UUID id) {}

    /// @param useFreeInterestFromMerchant whether we pay the interest of instalments
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Purchase(
            @Nullable String storeId,
            String billingKey,
            String orderName,
            Buyer customer,
            Total amount,
            String currency,
            @Nullable Integer installmentMonth,
            @Nullable Boolean useFreeInterestFromMerchant) {}

    /// @param currentCancellableAmount what must be left before it, or nothing is done
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CancelForm(@Nullable String storeId, Won amount, Won currentCancellableAmount, String reason) {}

    private record Receipt(@Nullable PaidAt payment) {}

    private record PaidAt(@Nullable String pgTxId, @Nullable String paidAt) {}

    private record CancelReceipt(@Nullable Cancellation cancellation) {}

    private record Cancellation(
            @Nullable String status, @Nullable Won totalAmount) {}

    private record No(@Nullable String type, @Nullable String pgCode) {}

    @Override
    public String name() {
        return Portone.NAME;
    }

    /// By its Idempotency-Key, for 3 hours.
    @Override
    public boolean recognizesRepeats() {
        return true;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return bill.inWindow() ? takenInWindow(bill) : charge(bill, billingKey, number);
    }

    /// In its window PortOne takes the money unasked: what we can do is to ask whether it has.
    private Answer takenInWindow(PaymentBill bill) {
        return switch (find(bill)) {
            case Finding.Found it -> new Answer.Taken(it.capture(), it.left());
            case Finding.Failed it -> new Answer.Declined(it.reason());
            case Finding.Unclear _ -> new Answer.Unclear();
            // It answers well: whoever came back had not paid.
            case Finding.NotFound _, Finding.NotAsked _ -> new Answer.Undecided();
        };
    }

    private Answer charge(PaymentBill bill, String billingKey, int number) {
        var purchase = new Purchase(
                store.id(),
                billingKey,
                "도시락 주문",
                new Buyer(bill.customer()),
                new Total(bill.amount()),
                "KRW",
                bill.instalmentMonths(),
                bill.instalmentMonths() == null ? null : false);
        var reply = pg.post(
                "/payments/" + bill.order() + "/billing-key",
                quoted("approve-%s-%d".formatted(bill.order(), number)),
                json.write(purchase));
        return switch (reply) {
            case Reply.NotSent _ -> new Answer.NotSent();
            case Reply.Lost it -> {
                log.info("No answer to the approval of {}: {}", bill.order(), it.why());
                yield new Answer.Unclear();
            }
            case Reply.Answered it when it.status() == OK -> taken(bill, it);
            case Reply.Answered it when NOT_LOOKED_AT.contains(it.status()) -> new Answer.NotSent();
            case Reply.Answered it -> no(it).map(no -> refused(bill, no)).orElse(new Answer.Unclear());
        };
    }

    /// It says no amount: it took what it was asked for, all of it.
    private Answer taken(PaymentBill bill, Reply.Answered answer) {
        var paid = read(answer, Receipt.class)
                .map(Receipt::payment)
                .filter(it -> it.pgTxId() != null && it.paidAt() != null);
        if (paid.isEmpty()) {
            log.error("PortOne's answer is not a payment of {}: {}", bill, answer);
            return new Answer.Unclear();
        }
        return new Answer.Taken(capture(bill, bill.amount()), bill.amount());
    }

    private Answer refused(PaymentBill bill, No no) {
        var type = String.valueOf(no.type());
        if (type.equals(NO_CHANNEL)) {
            log.error("PortOne knows no channel for the approval of {}", bill.order());
            return new Answer.NotSent();
        }
        if (DECLINED.contains(type)) {
            return new Answer.Declined(kebab(type));
        }
        return type.equals("PG_PROVIDER") || type.equals(ALREADY_PAID) ? inquired(bill, no) : new Answer.Unclear();
    }

    private Answer inquired(PaymentBill bill, No no) {
        log.info("PortOne passes on {} to the approval of {}: an inquiry decides", no.pgCode(), bill.order());
        if (!further.mayMakeOne()) {
            return new Answer.Undecided();
        }
        return switch (find(bill)) {
            case Finding.Found it -> new Answer.Taken(it.capture(), it.left());
            case Finding.Failed _ when !ALREADY_PAID.equals(no.type()) -> new Answer.Declined(reason(no.pgCode()));
            // That it was paid is no no, whatever an inquiry shows that is not up to date.
            case Finding.Failed _, Finding.NotFound _, Finding.Unclear _, Finding.NotAsked _ -> new Answer.Unclear();
        };
    }

    @Override
    public Finding find(PaymentBill bill) {
        if (!(pg.get(pathOf(bill)) instanceof Reply.Answered answer)) {
            return new Finding.Unclear();
        }
        if (answer.status() == OK) {
            return found(bill, answer);
        }
        return saysNotFound(answer) ? new Finding.NotFound() : new Finding.Unclear();
    }

    /// Any other 404 is somebody between us and the gateway who does not know the way.
    private boolean saysNotFound(Reply.Answered answer) {
        return answer.status() == NOT_FOUND
                && no(answer).map(No::type).filter("PAYMENT_NOT_FOUND"::equals).isPresent();
    }

    /// An order has one payment here, whose name is the order's: of any other, PortOne knows nothing.
    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        if (!capture.paymentKey().equals(bill.order().toString())) {
            return new Balance.NoCapture();
        }
        return switch (find(bill)) {
            case Finding.Found it when !it.capture().equals(capture) -> new Balance.NoCapture();
            case Finding.Found it -> new Balance.Left(it.left());
            case Finding.NotFound _, Finding.Failed _ -> new Balance.NoCapture();
            case Finding.Unclear _, Finding.NotAsked _ -> new Balance.Unclear();
        };
    }

    private Finding found(PaymentBill bill, Reply.Answered answer) {
        var payment = read(answer, PortonePayment.class).filter(it -> it.isOf(bill.order()));
        if (payment.filter(PortonePayment::hasFailed).isPresent()) {
            return new Finding.Failed(reason(payment.get().pgCode()), Optional.empty());
        }
        // Whoever knows the order's number may have opened a window for it.
        if (payment.filter(PortonePayment::waits).isPresent()) {
            return new Finding.NotFound();
        }
        // And may have paid in it what the order does not cost.
        var taken = payment.flatMap(PortonePayment::total).orElse(bill.amount());
        var left = payment.flatMap(it -> it.leftOf(taken));
        if (left.isEmpty()) { // what it says is not repeated as it is: the billing key is in it
            log.error("PortOne's answer is not a payment of {}: {}", bill, payment);
        }
        payment.filter(it -> !bill.isPaidIn(it.months()))
                .ifPresent(it ->
                        log.warn("PortOne shows {} months for {}", it.months().orElseThrow(), bill));
        return left.<Finding>map(it -> new Finding.Found(capture(bill, taken), it))
                .orElse(new Finding.Unclear());
    }

    /// PortOne refuses when another amount is left than we say: of two that ask at once, one comes to nothing.
    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        var reply = pg.post(
                "/payments/" + capture.paymentKey() + "/cancel",
                quoted(attempt.key()),
                json.write(new CancelForm(store.id(), amount, left, attempt.reason())));
        return switch (reply) {
            case Reply.NotSent _ -> new RefundAnswer.NotDone("gateway-away");
            case Reply.Lost _ -> new RefundAnswer.Unclear();
            case Reply.Answered it when it.status() == OK -> cancelled(order, amount, it);
            case Reply.Answered it
            when NOT_LOOKED_AT.contains(it.status()) -> new RefundAnswer.NotDone("gateway-answers-" + it.status());
            case Reply.Answered it -> notCancelled(order, it);
        };
    }

    private RefundAnswer cancelled(UUID order, Won amount, Reply.Answered answer) {
        var cancellation = read(answer, CancelReceipt.class).map(CancelReceipt::cancellation);
        var status = cancellation.map(Cancellation::status).orElse("");
        if (status.equals("SUCCEEDED")
                && cancellation
                        .map(Cancellation::totalAmount)
                        .filter(amount::equals)
                        .isPresent()) {
            return new RefundAnswer.Done();
        }
        log.error("PortOne does not give back the money of {}: {}", order, answer);
        return status.equals("FAILED") ? new RefundAnswer.NotDone("cancellation-failed") : new RefundAnswer.Unclear();
    }

    private RefundAnswer notCancelled(UUID order, Reply.Answered answer) {
        var type = no(answer).map(No::type);
        log.error("PortOne does not give back the money of {}: {} {}", order, answer, type.orElse(""));
        return type.filter(NOT_CANCELLED::contains)
                .<RefundAnswer>map(it -> new RefundAnswer.NotDone(kebab(it)))
                .orElse(new RefundAnswer.Unclear());
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return journal.page(from, to, after);
    }

    private static Capture capture(PaymentBill bill, Won taken) {
        return new Capture(Portone.NAME, bill.order().toString(), taken);
    }

    private String pathOf(PaymentBill bill) {
        return "/payments/" + bill.order() + store.query();
    }

    private Optional<No> no(Reply.Answered answer) {
        return read(answer, No.class).filter(it -> it.type() != null);
    }

    /// Empty for what is no JSON: the answer of somebody else.
    private <T> Optional<T> read(Reply.Answered answer, Class<T> type) {
        try {
            return Optional.ofNullable(json.read(answer.body(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String reason(@Nullable String pgCode) {
        return "declined-" + kebab(String.valueOf(pgCode));
    }

    /// PortOne wants idempotency keys as structured header values.
    private static String quoted(String key) {
        return '"' + key + '"';
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}

package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.payment.charge.Attempt;
import dev.dosirak.payment.charge.Capture;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.RefundAccounts;
import dev.dosirak.payment.charge.RefundTry;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Translates the gateway's statuses and codes into what we may conclude from them.
final class TossGateway implements PaymentGateway {

    private static final Logger log = LoggerFactory.getLogger(TossGateway.class);

    /// The gateway did not even look at it, for reasons that are not the customer's.
    private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 429);

    /// A payment that took money once; whether it still has any, its balance says.
    private static final Set<String> TOOK_MONEY = Set.of("DONE", "PARTIAL_CANCELED", "CANCELED");

    /// A payment that ended without having moved any. All others may still do so.
    private static final Set<String> CAME_TO_NOTHING = Set.of("ABORTED", "EXPIRED");

    /// A window's payment that waits for its customer, or for our approval.
    private static final Set<String> WAITS = Set.of("READY", "IN_PROGRESS", "WAITING_FOR_DEPOSIT");

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TIMED_OUT = 408;
    private static final int CONFLICT = 409;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final PgClient pg;
    private final RefundAccounts refundAccounts;
    private final EventJson json;
    private final TossJournal journal;

    TossGateway(PgClient pg, RefundAccounts refundAccounts, EventJson json) {
        this.pg = pg;
        this.refundAccounts = refundAccounts;
        this.json = json;
        this.journal = new TossJournal(pg, json);
    }

    /// @param cardInstallmentPlan months
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Purchase(
            UUID customerKey,
            Won amount,
            UUID orderId,
            String orderName,
            @Nullable Integer cardInstallmentPlan) {}

    private record Confirmation(String paymentKey, UUID orderId, Won amount) {}

    /// @param refundReceiveAccount where a deposit goes back to; absent for what has none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CancelForm(
            String cancelReason, Won cancelAmount, @Nullable RefundReceiveAccount refundReceiveAccount) {}

    private record RefundReceiveAccount(String bank, String accountNumber, String holderName) {
        static RefundReceiveAccount of(RefundAccount it) {
            return new RefundReceiveAccount(TossBank.codeOf(it.bank()), it.number(), it.holder());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record GatewayPayment(
            String paymentKey,
            String orderId,
            String status,
            Won totalAmount,
            Won balanceAmount,
            @Nullable String approvedAt,
            @Nullable DepositAccount virtualAccount,
            @Nullable JsonNode card,
            @Nullable PgNo failure) {

        GatewayPayment {
            Objects.requireNonNull(paymentKey, "paymentKey");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(totalAmount, "totalAmount");
            Objects.requireNonNull(balanceAmount, "balanceAmount");
        }

        boolean isOf(PaymentBill bill) {
            return orderId.equals(bill.order().toString());
        }

        /// It has an account to which nothing is deposited, or nothing any more.
        boolean isUndeposited() {
            return virtualAccount != null && (WAITS.contains(status) || status.equals("EXPIRED") || isClosed());
        }

        /// Cancelled before anything was deposited.
        boolean isClosed() {
            return virtualAccount != null && status.equals("CANCELED") && approvedAt == null;
        }

        /// Whatever stands there, the money is what counts.
        OptionalInt months() {
            return card == null
                    ? OptionalInt.empty()
                    : card.path("installmentPlanMonths").asIntOpt();
        }

        String whyNot() {
            return kebab(failure == null || failure.code() == null ? "PAYMENT_" + status : failure.code());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record DepositAccount() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record PgNo(@Nullable String code) {}

    @Override
    public String name() {
        return Toss.NAME;
    }

    /// By its Idempotency-Key, for 15 days.
    @Override
    public boolean recognizesRepeats() {
        return true;
    }

    @Override
    public Answer approve(PaymentBill bill, String billingKey, int number) {
        return switch (ask(bill, billingKey, "approve-%s-%d".formatted(bill.order(), number))) {
            case Reply.NotSent _ -> new Answer.NotSent();
            case Reply.Lost it -> {
                log.info("No answer to the approval of {}: {}", bill.order(), it.why());
                yield new Answer.Unclear();
            }
            case Reply.Answered it when it.status() == OK -> taken(bill, it);
            case Reply.Answered it when NOT_LOOKED_AT.contains(it.status()) -> new Answer.NotSent();
            case Reply.Answered it when isFinalNo(it.status()) -> declined(it);
            case Reply.Answered _ -> new Answer.Unclear();
        };
    }

    /// A window's payment is confirmed, with a card's key a new one is made.
    private Reply ask(PaymentBill bill, String key, String idempotencyKey) {
        if (bill.inWindow()) {
            var confirmation = new Confirmation(key, bill.order(), bill.amount());
            return pg.post("/v1/payments/confirm", idempotencyKey, json.write(confirmation));
        }
        var purchase = new Purchase(bill.customer(), bill.amount(), bill.order(), "도시락 주문", bill.instalmentMonths());
        return pg.post("/v1/billing/" + key, idempotencyKey, json.write(purchase));
    }

    private Answer taken(PaymentBill bill, Reply.Answered answer) {
        return payment(bill, answer)
                .<Answer>map(it -> new Answer.Taken(capture(it), it.balanceAmount()))
                .orElse(new Answer.Unclear());
    }

    private Answer declined(Reply.Answered answer) {
        var code = code(answer).orElse("");
        if (TossCodes.saysNotLookedAt(code)) {
            return new Answer.NotSent();
        }
        return TossCodes.declines(code) ? new Answer.Declined(kebab(code)) : new Answer.Unclear();
    }

    /// An order has a payment for each window: that the one which is shown has failed says nothing of
    /// the others.
    @Override
    public Finding find(PaymentBill bill) {
        var found = look(bill, "/v1/payments/orders/" + bill.order());
        return bill.inWindow() && found instanceof Finding.Failed ? new Finding.NotFound() : found;
    }

    /// Each by its own name.
    @Override
    public Finding find(PaymentBill bill, Attempt attempt) {
        var window = attempt.window();
        return window == null ? find(bill) : look(bill, "/v1/payments/" + window.authorized());
    }

    private Finding look(PaymentBill bill, String path) {
        if (!(pg.get(path) instanceof Reply.Answered answer)) {
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
                && code(answer).filter("NOT_FOUND_PAYMENT"::equals).isPresent();
    }

    private Finding found(PaymentBill bill, Reply.Answered answer) {
        var payment = read(answer, GatewayPayment.class).filter(it -> it.isOf(bill));
        if (payment.filter(it -> CAME_TO_NOTHING.contains(it.status()) || it.isClosed())
                .isPresent()) {
            return new Finding.Failed(payment.get().whyNot(), Optional.empty());
        }
        // What waits may be a stranger's, who knows the order's number, or be paid by deposit still.
        if (payment.filter(it -> WAITS.contains(it.status())).isPresent()) {
            return new Finding.NotFound();
        }
        return payment(bill, answer)
                .<Finding>map(it -> new Finding.Found(capture(it), it.balanceAmount()))
                .orElse(new Finding.Unclear());
    }

    @Override
    public Balance balance(PaymentBill bill, Capture capture) {
        if (!(pg.get("/v1/payments/" + capture.paymentKey()) instanceof Reply.Answered answer)) {
            return new Balance.Unclear();
        }
        if (answer.status() == OK) {
            if (isUndeposited(bill, capture, answer)) {
                return new Balance.DepositReversed();
            }
            return payment(bill, answer)
                    .filter(it -> it.paymentKey().equals(capture.paymentKey()))
                    .<Balance>map(it -> new Balance.Left(it.balanceAmount()))
                    .orElse(new Balance.Unclear());
        }
        return saysNotFound(answer) ? new Balance.NoCapture() : new Balance.Unclear();
    }

    private boolean isUndeposited(PaymentBill bill, Capture capture, Reply.Answered answer) {
        return read(answer, GatewayPayment.class)
                .filter(it ->
                        it.isUndeposited() && it.isOf(bill) && it.paymentKey().equals(capture.paymentKey()))
                .isPresent();
    }

    @Override
    public RefundAnswer refund(UUID order, Capture capture, Won amount, Won left, RefundTry attempt) {
        var account = refundAccounts.of(order).map(RefundReceiveAccount::of).orElse(null);
        var reply = pg.post(
                "/v1/payments/" + capture.paymentKey() + "/cancel",
                attempt.key(),
                json.write(new CancelForm(attempt.reason(), amount, account)));
        return switch (reply) {
            case Reply.NotSent _ -> new RefundAnswer.NotDone("gateway-away");
            case Reply.Lost _ -> new RefundAnswer.Unclear();
            case Reply.Answered it
            when it.status() == OK ->
                isLeft(it, left.minus(amount)) ? new RefundAnswer.Done() : new RefundAnswer.Unclear();
            case Reply.Answered it
            when NOT_LOOKED_AT.contains(it.status()) -> new RefundAnswer.NotDone("gateway-answers-" + it.status());
            case Reply.Answered it when isFinalNo(it.status()) -> notRefunded(order, it);
            case Reply.Answered _ -> new RefundAnswer.Unclear();
        };
    }

    private boolean isLeft(Reply.Answered answer, Won left) {
        return read(answer, GatewayPayment.class)
                .filter(it ->
                        TOOK_MONEY.contains(it.status()) && it.balanceAmount().equals(left))
                .isPresent();
    }

    private RefundAnswer notRefunded(UUID order, Reply.Answered answer) {
        var code = code(answer).orElse("");
        log.error("The gateway does not give back the money of {}: {} {}", order, answer.status(), code);
        return TossCodes.refusesCancel(code) ? new RefundAnswer.NotDone(kebab(code)) : new RefundAnswer.Unclear();
    }

    @Override
    public Optional<List<Entry>> journal(Instant from, Instant to, Optional<String> after) {
        return journal.page(from, to, after);
    }

    private Capture capture(GatewayPayment payment) {
        return new Capture(Toss.NAME, payment.paymentKey(), payment.totalAmount());
    }

    /// Empty for what is no payment of this bill, or took no money yet.
    private Optional<GatewayPayment> payment(PaymentBill bill, Reply.Answered answer) {
        var payment = read(answer, GatewayPayment.class)
                .filter(it -> TOOK_MONEY.contains(it.status())
                        && it.isOf(bill)
                        && it.totalAmount().equals(bill.amount()));
        if (payment.isEmpty()) {
            log.error("The gateway's answer is not a payment of {}: {}", bill, read(answer, GatewayPayment.class));
        }
        payment.filter(it -> !bill.isPaidIn(it.months()))
                .ifPresent(it ->
                        log.warn("Toss shows {} months for {}", it.months().orElseThrow(), bill));
        return payment;
    }

    private Optional<String> code(Reply.Answered answer) {
        return read(answer, PgNo.class).map(PgNo::code);
    }

    /// Empty for what is no JSON: the answer of somebody else.
    private <T> Optional<T> read(Reply.Answered answer, Class<T> type) {
        try {
            return Optional.ofNullable(json.read(answer.body(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isFinalNo(int status) {
        return status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR && status != TIMED_OUT && status != CONFLICT;
    }
}

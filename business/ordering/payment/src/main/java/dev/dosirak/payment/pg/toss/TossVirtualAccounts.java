package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Opens accounts at Toss Payments, of which an order has one: another is refused, at whatever bank.
final class TossVirtualAccounts implements VirtualAccountGateway {

    private static final Logger log = LoggerFactory.getLogger(TossVirtualAccounts.class);
    private static final int OK = 200;

    /// The depositor sees it; who our customer is, is none of the bank's business.
    private static final String HOLDER = "도시락";

    private final PgClient pg;
    private final EventJson json;

    TossVirtualAccounts(PgClient pg, EventJson json) {
        this.pg = pg;
        this.json = json;
    }

    private record Order(
            Won amount, UUID orderId, String orderName, String customerName, String bank, String dueDate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Opened(
            @Nullable String paymentKey,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable Won totalAmount,
            @Nullable Account virtualAccount) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Account(
            @Nullable String bankCode,
            @Nullable String accountNumber,
            @Nullable String customerName,
            @Nullable OffsetDateTime dueDate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record No(@Nullable String code) {}

    @Override
    public String name() {
        return Toss.NAME;
    }

    @Override
    public Set<Bank> banks() {
        return TossBank.ISSUING;
    }

    @Override
    public Issue issue(PaymentBill bill, Bank bank, Instant dueAt) {
        var order = new Order(bill.amount(), bill.order(), "도시락 주문", HOLDER, TossBank.codeOf(bank), inSeoul(dueAt));
        var key = "account-%s-%s".formatted(bill.order(), Bank.NAMES.nameOf(bank));
        var reply = pg.post("/v1/virtual-accounts", key, json.write(order));
        if (saysThatThereIsOne(reply)) {
            reply = pg.get("/v1/payments/orders/" + bill.order());
        }
        if (reply instanceof Reply.Answered it && it.status() == OK) {
            return account(bill, it).<Issue>map(Issue.Issued::new).orElseGet(Issue.NotIssued::new);
        }
        log.warn("The gateway opens no account for {}: {} {}", bill.order(), reply, code(reply));
        return new Issue.NotIssued();
    }

    /// Its answer was lost, and then another bank was asked for.
    private boolean saysThatThereIsOne(Reply reply) {
        return code(reply).equals("DUPLICATED_ORDER_ID");
    }

    /// Empty where it says none.
    private String code(Reply reply) {
        return reply instanceof Reply.Answered answer
                ? read(answer, No.class).map(No::code).orElse("")
                : "";
    }

    private Optional<VirtualAccount> account(PaymentBill bill, Reply.Answered answer) {
        var account = read(answer, Opened.class).flatMap(it -> account(bill, it));
        if (account.isEmpty()) {
            log.error(
                    "The gateway's answer is no open account for {}: {}",
                    bill,
                    read(answer, Opened.class).map(Opened::status));
        }
        return account;
    }

    private static Optional<VirtualAccount> account(PaymentBill bill, Opened opened) {
        var account = opened.virtualAccount();
        var paymentKey = opened.paymentKey();
        if (account == null
                || paymentKey == null
                || paymentKey.isBlank()
                || !bill.order().toString().equals(opened.orderId())
                || !bill.amount().equals(opened.totalAmount())
                || !"WAITING_FOR_DEPOSIT".equals(opened.status())) {
            return Optional.empty();
        }
        var number = account.accountNumber();
        var code = account.bankCode();
        var dueDate = account.dueDate();
        if (number == null || number.isBlank() || code == null || dueDate == null) {
            return Optional.empty();
        }
        var holder = account.customerName() == null ? HOLDER : account.customerName();
        return TossBank.of(code)
                .map(it -> new VirtualAccount(
                        Toss.NAME, paymentKey, Bank.NAMES.nameOf(it), number, holder, dueDate.toInstant()));
    }

    /// Empty for what is no JSON: the answer of somebody else.
    private <T> Optional<T> read(Reply.Answered answer, Class<T> type) {
        try {
            return Optional.ofNullable(json.read(answer.body(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// To the second, and not later.
    private static String inSeoul(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), Seoul.ZONE));
    }
}

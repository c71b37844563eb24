package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

final class PostgresCardPayments implements CardPayments {

    private static final String ADD = """
            insert into payment
                (gateway, payment_key, order_id, order_name, customer_key, number, total, instalment_months, balance,
                 approved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id, gateway) do nothing
            """;

    private static final String SUBTRACT = """
            update payment set balance = balance - :amount
             where gateway = :gateway and payment_key = :key and balance >= :amount
               and (:expected::bigint is null or balance = :expected)
            """;

    private static final String CANCEL =
            "insert into cancel (transaction_key, payment_key, amount, reason, at) values (?, ?, ?, ?, ?)";

    private static final String BY_KEY = "select * from payment where gateway = ? and payment_key = ?";

    private static final String BY_ORDER = "select * from payment where gateway = ? and order_id = ?";

    private static final String CANCELS = """
            select transaction_key, amount, reason, at
              from cancel
             where payment_key = ?
             order by position
            """;

    private static final String STUMBLE =
            "insert into first_attempt (gateway, order_id) values (?, ?) on conflict do nothing";

    private static final String USE = "insert into order_number (gateway, number) values (?, ?) on conflict do nothing";

    private static final String ADD_FAILED = """
            insert into failed_payment
                (gateway, order_id, payment_key, order_name, customer_key, number, total, failed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id, gateway) do update set
                payment_key = excluded.payment_key, order_name = excluded.order_name,
                customer_key = excluded.customer_key, number = excluded.number, total = excluded.total,
                failed_at = excluded.failed_at
            """;

    private static final String FAILED = "select * from failed_payment where gateway = ? and order_id = ?";

    private static final String TRANSACTIONS = """
            select transaction_key, payment_key, order_id, status, amount, at, added, deposited
              from transaction
             where gateway = :gateway and at >= :from and at < :to
               and (:after::text is null
                    or (at, transaction_key)
                       > (select at, transaction_key from transaction where transaction_key = :after))
             order by at, transaction_key
             limit :limit
            """;

    private final JdbcClient jdbc;

    private final TransactionTemplate transaction;
    private final String gateway;

    PostgresCardPayments(JdbcClient jdbc, TransactionTemplate transaction, GatewayName gateway) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.gateway = GatewayName.NAMES.nameOf(gateway);
    }

    @Override
    public boolean add(CardPayment cardPayment) {
        return jdbc.sql(ADD)
                        .params(
                                gateway,
                                cardPayment.paymentKey(),
                                cardPayment.orderId(),
                                cardPayment.orderName(),
                                cardPayment.card().customerKey(),
                                cardPayment.card().number(),
                                cardPayment.total(),
                                cardPayment.instalmentMonths(),
                                cardPayment.balance(),
                                cardPayment.approvedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public boolean cancel(String paymentKey, Cancel cancel, Optional<Long> expected) {
        return transaction.execute(_ -> cancelled(paymentKey, cancel, expected));
    }

    private boolean cancelled(String paymentKey, Cancel cancel, Optional<Long> expected) {
        var enough = jdbc.sql(SUBTRACT)
                        .param("amount", cancel.amount())
                        .param("gateway", gateway)
                        .param("key", paymentKey)
                        .param("expected", expected.orElse(null))
                        .update()
                == 1;
        if (enough) {
            jdbc.sql(CANCEL)
                    .params(
                            cancel.transactionKey(),
                            paymentKey,
                            cancel.amount(),
                            cancel.reason(),
                            cancel.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return enough;
    }

    @Override
    public Optional<CardPayment> byKey(String paymentKey) {
        return jdbc.sql(BY_KEY)
                .params(gateway, paymentKey)
                .query(PostgresCardPayments::payment)
                .optional()
                .map(this::withCancels);
    }

    @Override
    public Optional<CardPayment> byOrder(String orderId) {
        return jdbc.sql(BY_ORDER)
                .params(gateway, orderId)
                .query(PostgresCardPayments::payment)
                .optional()
                .map(this::withCancels);
    }

    @Override
    public boolean markFirstAttempt(String orderId) {
        return jdbc.sql(STUMBLE).params(gateway, orderId).update() == 1;
    }

    @Override
    public boolean use(String orderNumber) {
        return jdbc.sql(USE).params(gateway, orderNumber).update() == 1;
    }

    @Override
    public void addFailed(FailedPayment failedPayment) {
        jdbc.sql(ADD_FAILED)
                .params(
                        gateway,
                        failedPayment.orderId(),
                        failedPayment.paymentKey(),
                        failedPayment.orderName(),
                        failedPayment.card().customerKey(),
                        failedPayment.card().number(),
                        failedPayment.total(),
                        failedPayment.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<FailedPayment> failed(String orderId) {
        return jdbc.sql(FAILED)
                .params(gateway, orderId)
                .query((row, _) -> new FailedPayment(
                        row.getString("payment_key"),
                        row.getString("order_id"),
                        row.getString("order_name"),
                        new Card(row.getString("customer_key"), row.getString("number")),
                        row.getLong("total"),
                        row.getObject("failed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public List<Transaction> transactions(Instant from, Instant to, Optional<String> after, int limit) {
        return jdbc.sql(TRANSACTIONS)
                .param("gateway", gateway)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) -> new Transaction(
                        row.getString("transaction_key"),
                        row.getString("payment_key"),
                        row.getString("order_id"),
                        row.getString("status"),
                        row.getLong("amount"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("added"),
                        row.getBoolean("deposited")))
                .list();
    }

    private static CardPayment payment(ResultSet row, int number) throws SQLException {
        return new CardPayment(
                row.getString("payment_key"),
                row.getString("order_id"),
                row.getString("order_name"),
                new Card(row.getString("customer_key"), row.getString("number")),
                row.getLong("total"),
                row.getInt("instalment_months"),
                row.getLong("balance"),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private CardPayment withCancels(CardPayment cardPayment) {
        return cardPayment.balance() == cardPayment.total()
                ? cardPayment
                : new CardPayment(
                        cardPayment.paymentKey(),
                        cardPayment.orderId(),
                        cardPayment.orderName(),
                        cardPayment.card(),
                        cardPayment.total(),
                        cardPayment.instalmentMonths(),
                        cardPayment.balance(),
                        cardPayment.approvedAt(),
                        cancels(cardPayment.paymentKey()));
    }

    private List<Cancel> cancels(String paymentKey) {
        return jdbc.sql(CANCELS)
                .param(paymentKey)
                .query((row, _) -> new Cancel(
                        row.getString("transaction_key"),
                        row.getLong("amount"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

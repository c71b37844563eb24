package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.DepositAccount;
import dev.dosirak.pgsimulator.gateway.DepositAccounts;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

final class PostgresDepositAccounts implements DepositAccounts {

    private static final String ISSUE = """
            insert into virtual_account
                (gateway, payment_key, order_id, order_name, total, bank, number, customer_name, secret, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id, gateway) do nothing
            """;

    private static final String ENTER =
            "insert into virtual_account_entry (transaction_key, payment_key, kind, at) values (?, ?, ?, ?)";

    private static final String BY_KEY = "select * from virtual_account where gateway = ? and payment_key = ?";

    private static final String BY_ORDER = "select * from virtual_account where gateway = ? and order_id = ?";

    private static final String BY_NUMBER = "select * from virtual_account where gateway = ? and number = ?";

    /// What happens to one account happens one after the other.
    private static final String LOCK =
            "select payment_key from virtual_account where gateway = ? and payment_key = ? for update";

    private static final String DEPOSIT = """
            insert into payment
                (gateway, payment_key, order_id, order_name, customer_key, number, total, balance, approved_at, deposited)
            select gateway, payment_key, order_id, order_name, '', '', total, total, :at, true
              from virtual_account
             where gateway = :gateway and payment_key = :key and closed_at is null
            on conflict do nothing
            """;

    private static final String UNDO =
            "delete from payment where gateway = ? and payment_key = ? and deposited and balance = total";

    private static final String CLOSE = """
            update virtual_account a set close_key = ?, close_reason = ?, closed_at = ?
             where gateway = ? and payment_key = ? and closed_at is null
               and not exists (select from payment p where p.payment_key = a.payment_key)
            """;

    private static final String LAST = """
            select transaction_key
              from (select transaction_key, position from virtual_account_entry where payment_key = :key
                    union all
                    select transaction_key, position from cancel where payment_key = :key) movement
             order by position desc
             limit 1
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String gateway;

    PostgresDepositAccounts(JdbcClient jdbc, TransactionTemplate transaction, GatewayName gateway) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.gateway = GatewayName.NAMES.nameOf(gateway);
    }

    @Override
    public boolean issue(DepositAccount account, String transactionKey, Instant at) {
        return transaction.execute(_ -> {
            var issued = jdbc.sql(ISSUE)
                            .params(
                                    gateway,
                                    account.paymentKey(),
                                    account.orderId(),
                                    account.orderName(),
                                    account.total(),
                                    account.bank(),
                                    account.number(),
                                    account.customerName(),
                                    account.secret(),
                                    account.dueAt().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            return entered(issued, account.paymentKey(), transactionKey, "issued", at);
        });
    }

    @Override
    public boolean deposit(String paymentKey, String transactionKey, Instant at) {
        return transaction.execute(_ -> {
            lock(paymentKey);
            var deposited = jdbc.sql(DEPOSIT)
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .param("gateway", gateway)
                            .param("key", paymentKey)
                            .update()
                    == 1;
            return entered(deposited, paymentKey, transactionKey, "deposited", at);
        });
    }

    @Override
    public boolean undo(String paymentKey, String transactionKey, Instant at) {
        return transaction.execute(_ -> {
            lock(paymentKey);
            var undone = jdbc.sql(UNDO).params(gateway, paymentKey).update() == 1;
            return entered(undone, paymentKey, transactionKey, "undone", at);
        });
    }

    @Override
    public boolean close(String paymentKey, Cancel closing) {
        return transaction.execute(_ -> {
            lock(paymentKey);
            var closed = jdbc.sql(CLOSE)
                            .params(
                                    closing.transactionKey(),
                                    closing.reason(),
                                    closing.at().atOffset(ZoneOffset.UTC),
                                    gateway,
                                    paymentKey)
                            .update()
                    == 1;
            return entered(closed, paymentKey, closing.transactionKey(), "closed", closing.at());
        });
    }

    private void lock(String paymentKey) {
        jdbc.sql(LOCK).params(gateway, paymentKey).query(String.class).optional();
    }

    private boolean entered(boolean done, String paymentKey, String transactionKey, String kind, Instant at) {
        if (done) {
            jdbc.sql(ENTER)
                    .params(transactionKey, paymentKey, kind, at.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return done;
    }

    @Override
    public Optional<DepositAccount> byKey(String paymentKey) {
        return find(BY_KEY, paymentKey);
    }

    @Override
    public Optional<DepositAccount> byOrder(String orderId) {
        return find(BY_ORDER, orderId);
    }

    @Override
    public Optional<DepositAccount> byNumber(String number) {
        return find(BY_NUMBER, number);
    }

    private Optional<DepositAccount> find(String sql, String name) {
        return jdbc.sql(sql)
                .params(gateway, name)
                .query(PostgresDepositAccounts::account)
                .optional();
    }

    @Override
    public String lastTransactionKey(String paymentKey) {
        return jdbc.sql(LAST).param("key", paymentKey).query(String.class).single();
    }

    private static DepositAccount account(ResultSet row, int number) throws SQLException {
        return new DepositAccount(
                row.getString("payment_key"),
                row.getString("order_id"),
                row.getString("order_name"),
                row.getLong("total"),
                row.getString("bank"),
                row.getString("number"),
                row.getString("customer_name"),
                row.getString("secret"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                closing(row));
    }

    private static Optional<Cancel> closing(ResultSet row) throws SQLException {
        var at = row.getObject("closed_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Cancel(
                        row.getString("close_key"),
                        row.getLong("total"),
                        row.getString("close_reason"),
                        at.toInstant()));
    }
}

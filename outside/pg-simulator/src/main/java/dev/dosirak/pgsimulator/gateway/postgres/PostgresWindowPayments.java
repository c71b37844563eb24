package dev.dosirak.pgsimulator.gateway.postgres;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import dev.dosirak.pgsimulator.gateway.WindowPayments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresWindowPayments implements WindowPayments {

    private static final String ADD = """
            insert into window_payment
                (gateway, payment_key, order_id, order_name, total, instalment_months, success_url, fail_url, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String BY_KEY = "select * from window_payment where gateway = ? and payment_key = ?";

    private static final String BY_ORDER =
            "select * from window_payment where gateway = ? and order_id = ? order by position desc limit 1";

    private static final String AUTHORIZE =
            "update window_payment set number = ?, at = ? where gateway = ? and payment_key = ? and not ended";

    private static final String END = "update window_payment set ended = true where gateway = ? and payment_key = ?";

    private static final String PROMISE = """
            insert into promised_amount (gateway, order_id, total) values (?, ?, ?)
            on conflict (order_id, gateway) do update set total = excluded.total
            """;

    private static final String PROMISED = "select total from promised_amount where gateway = ? and order_id = ?";

    private final JdbcClient jdbc;
    private final String gateway;

    PostgresWindowPayments(JdbcClient jdbc, GatewayName gateway) {
        this.jdbc = jdbc;
        this.gateway = GatewayName.NAMES.nameOf(gateway);
    }

    @Override
    public void add(WindowPayment payment) {
        jdbc.sql(ADD)
                .params(
                        gateway,
                        payment.paymentKey(),
                        payment.orderId(),
                        payment.orderName(),
                        payment.total(),
                        payment.instalmentMonths(),
                        payment.successUrl(),
                        payment.failUrl(),
                        payment.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<WindowPayment> byKey(String paymentKey) {
        return find(BY_KEY, paymentKey);
    }

    @Override
    public Optional<WindowPayment> byOrder(String orderId) {
        return find(BY_ORDER, orderId);
    }

    private Optional<WindowPayment> find(String sql, String name) {
        return jdbc.sql(sql)
                .params(gateway, name)
                .query(PostgresWindowPayments::payment)
                .optional();
    }

    @Override
    public boolean authorize(String paymentKey, String number, Instant at) {
        return jdbc.sql(AUTHORIZE)
                        .params(number, at.atOffset(ZoneOffset.UTC), gateway, paymentKey)
                        .update()
                == 1;
    }

    @Override
    public void end(String paymentKey) {
        jdbc.sql(END).params(gateway, paymentKey).update();
    }

    @Override
    public void promise(String orderId, long total) {
        jdbc.sql(PROMISE).params(gateway, orderId, total).update();
    }

    @Override
    public Optional<Long> promised(String orderId) {
        return jdbc.sql(PROMISED).params(gateway, orderId).query(Long.class).optional();
    }

    private static WindowPayment payment(ResultSet row, int number) throws SQLException {
        return new WindowPayment(
                row.getString("payment_key"),
                row.getString("order_id"),
                row.getString("order_name"),
                row.getLong("total"),
                row.getInt("instalment_months"),
                row.getString("success_url"),
                row.getString("fail_url"),
                Optional.ofNullable(row.getString("number")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("ended"));
    }
}

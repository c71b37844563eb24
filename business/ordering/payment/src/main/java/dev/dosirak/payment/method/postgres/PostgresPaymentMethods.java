package dev.dosirak.payment.method.postgres;

import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.method.PaymentMethods;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresPaymentMethods implements PaymentMethods {

    private static final String ADD = """
            insert into payment_method (id, customer, issuer, number, billing_key, registered_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String OF_CUSTOMER = "select * from payment_method where customer = ? order by id";

    private static final String FIND = "select * from payment_method where customer = ? and id = ?";

    private static final String REMOVE = "delete from payment_method where customer = ? and id = ?";

    private final JdbcClient jdbc;
    private final Vault vault;

    PostgresPaymentMethods(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public void add(PaymentMethod method) {
        jdbc.sql(ADD)
                .params(
                        method.id(),
                        method.customer(),
                        method.card().issuer(),
                        method.card().number(),
                        vault.lock(method.id(), method.billingKey()),
                        method.registeredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<PaymentMethod> of(UUID customer) {
        return jdbc.sql(OF_CUSTOMER).param(customer).query(this::method).list();
    }

    @Override
    public Optional<PaymentMethod> find(UUID customer, UUID id) {
        return jdbc.sql(FIND).params(customer, id).query(this::method).optional();
    }

    @Override
    public boolean remove(UUID customer, UUID id) {
        return jdbc.sql(REMOVE).params(customer, id).update() == 1;
    }

    private PaymentMethod method(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new PaymentMethod(
                id,
                row.getObject("customer", UUID.class),
                new Card(row.getString("issuer"), row.getString("number")),
                vault.unlock(id, row.getBytes("billing_key")),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }
}

package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.RetrySchedule;
import dev.dosirak.platform.kernel.Seal;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresPaymentMethods implements PaymentMethods {

    /// A card that is being added and a member who is leaving wait for each other, whoever commits first, and
    /// so do two cards.
    private static final String ALONE_WITH = "select 1 from pg_advisory_xact_lock(hashtextextended(?::text, 0))";

    private static final String ADD = """
            insert into payment_method (id, customer, issuer, number, billing_key, registered_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String OF_CUSTOMER =
            "select id, customer, issuer, number, registered_at from payment_method where customer = ? order by id";

    private static final String SECRET = "select billing_key from payment_method where customer = ? and id = ?";

    private static final String GIVE_UP = """
            with gone as (delete from payment_method where customer = ? and %s returning id, billing_key)
            insert into billing_key_to_revoke (id, billing_key) select id, billing_key from gone
            """;

    private static final String REMOVE = GIVE_UP.formatted("id = ?");

    private static final String REMOVE_ALL = GIVE_UP.formatted("true");

    private static final String GIVEN_UP = "select billing_key from billing_key_to_revoke where id = ?";

    private static final String ERASE = "delete from billing_key_to_revoke where id = ?";

    private static final RetrySchedule REVOCATIONS = new RetrySchedule(Duration.ofSeconds(10), Duration.ofDays(1));

    private final JdbcClient jdbc;
    private final DueRows toRevoke;
    private final Departures departures;
    private final Seal seal;

    /// @param key where one was given to billing keys alone
    @Autowired
    PostgresPaymentMethods(
            JdbcClient jdbc,
            Departures departures,
            @Value("${dosirak.payment.key}") String key,
            SecuritySettings settings) {
        this(jdbc, departures, settings.ownKeys().after(key));
    }

    PostgresPaymentMethods(JdbcClient jdbc, Departures departures, Keys secrets) {
        this.jdbc = jdbc;
        this.toRevoke = new DueRows(jdbc, "billing_key_to_revoke", "id", "due", "due").pausing(REVOCATIONS.pauses());
        this.departures = departures;
        this.seal = new Seal(secrets, "dosirak payment billing keys");
    }

    @Override
    @Transactional
    public void add(PaymentMethod method, String billingKey, int most) {
        aloneWith(method.customer());
        if (hasLeft(method.customer())) {
            throw new Refused(MethodRefusal.MEMBER_LEFT);
        }
        if (of(method.customer()).size() >= most) {
            throw new Refused(MethodRefusal.TOO_MANY_CARDS, most);
        }
        jdbc.sql(ADD)
                .params(
                        method.id(),
                        method.customer(),
                        method.card().issuer(),
                        method.card().number(),
                        seal.seal(method.id().toString(), billingKey.getBytes(UTF_8)),
                        method.registeredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<PaymentMethod> of(UUID customer) {
        return jdbc.sql(OF_CUSTOMER)
                .param(customer)
                .query(PostgresPaymentMethods::method)
                .list();
    }

    @Override
    public Optional<String> billingKey(UUID customer, UUID id) {
        return jdbc.sql(SECRET)
                .params(customer, id)
                .query(byte[].class)
                .optional()
                .map(it -> opened(id, it));
    }

    /// @throws IllegalStateException when it was sealed for another row or with another key, or was tampered
    ///     with
    private String opened(UUID row, byte[] sealed) {
        return seal.open(row.toString(), sealed)
                .map(it -> new String(it, UTF_8))
                .orElseThrow(
                        () -> new IllegalStateException("The secret of %s does not open with our keys".formatted(row)));
    }

    @Override
    public boolean remove(UUID customer, UUID id) {
        return jdbc.sql(REMOVE).params(customer, id).update() == 1;
    }

    @Override
    @Transactional
    public void forget(UUID customer) {
        aloneWith(customer);
        jdbc.sql(REMOVE_ALL).param(customer).update();
    }

    @Override
    public boolean hasLeft(UUID customer) {
        return departures.contains(customer);
    }

    @Override
    public List<UUID> claimRemoved(int limit) {
        return toRevoke.claim(limit);
    }

    @Override
    public Optional<String> billingKeyOfRemoved(UUID id) {
        return jdbc.sql(GIVEN_UP).param(id).query(byte[].class).optional().map(it -> opened(id, it));
    }

    @Override
    public void erase(UUID id) {
        jdbc.sql(ERASE).param(id).update();
    }

    private void aloneWith(UUID customer) {
        jdbc.sql(ALONE_WITH).param(customer).query(Integer.class).single();
    }

    private static PaymentMethod method(ResultSet row, int number) throws SQLException {
        return new PaymentMethod(
                row.getObject("id", UUID.class),
                row.getObject("customer", UUID.class),
                new Card(row.getString("issuer"), row.getString("number")),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }
}

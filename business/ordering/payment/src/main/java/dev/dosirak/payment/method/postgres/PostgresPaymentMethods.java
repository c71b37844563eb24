package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.method.CardKeys;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.method.PaymentMethods;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.kernel.Ids;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
            insert into payment_method (id, customer, issuer, number, registered_at)
            values (?, ?, ?, ?, ?)
            """;

    private static final String ADD_KEY = "insert into card_key (id, method, gateway, billing_key) values (?, ?, ?, ?)";

    private static final String OF_CUSTOMER = """
            select m.id, m.customer, m.issuer, m.number, m.registered_at,
                   array(select k.gateway from card_key k where k.method = m.id) as gateways
              from payment_method m
             where m.customer = ?
             order by m.id
            """;

    private static final String KEYS = """
            select m.issuer, k.id, k.gateway, k.billing_key
              from payment_method m join card_key k on k.method = m.id
             where m.customer = ? and m.id = ?
            """;

    private static final String GIVE_UP = """
            with gone as (delete from payment_method where customer = ? and %s returning id),
                 keys as (delete from card_key where method in (select id from gone)
                          returning id, gateway, billing_key)
            insert into billing_key_to_revoke (id, gateway, billing_key) select id, gateway, billing_key from keys
            """;

    private static final String REMOVE = GIVE_UP.formatted("id = ?");

    private static final String REMOVE_ALL = GIVE_UP.formatted("true");

    private static final String GIVEN_UP = "select gateway, billing_key from billing_key_to_revoke where id = ?";

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
    public void add(PaymentMethod method, Map<String, String> billingKeys, int most) {
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
                        method.registeredAt().atOffset(ZoneOffset.UTC))
                .update();
        billingKeys.forEach((gateway, billingKey) -> add(method.id(), gateway, billingKey));
    }

    private void add(UUID method, String gateway, String billingKey) {
        var id = Ids.next();
        jdbc.sql(ADD_KEY)
                .params(id, method, gateway, seal.seal(id.toString(), billingKey.getBytes(UTF_8)))
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
    public Optional<CardKeys> billingKeys(UUID customer, UUID id) {
        var keys = jdbc.sql(KEYS).params(customer, id).query(this::key).list();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var byGateway = keys.stream().collect(Collectors.toMap(Key::gateway, Key::billingKey));
        return Optional.of(new CardKeys(keys.getFirst().issuer(), byGateway));
    }

    private record Key(String issuer, String gateway, String billingKey) {}

    private Key key(ResultSet row, int number) throws SQLException {
        return new Key(
                row.getString("issuer"),
                row.getString("gateway"),
                opened(row.getObject("id", UUID.class), row.getBytes("billing_key")));
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
        return jdbc.sql(REMOVE).params(customer, id).update() > 0;
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
    public Optional<RemovedKey> removedKey(UUID id) {
        return jdbc.sql(GIVEN_UP)
                .param(id)
                .query((row, _) -> new RemovedKey(row.getString("gateway"), opened(id, row.getBytes("billing_key"))))
                .optional();
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
                Set.of((String[]) row.getArray("gateways").getArray()),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }
}

package dev.dosirak.payment.charge.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.payment.charge.RefundAccounts;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Seal;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresRefundAccounts implements RefundAccounts {

    private static final String KEEP = """
            insert into refund_account (payment, account) values (?, ?)
            on conflict (payment) do update set account = excluded.account, kept_at = now()
            """;

    /// As it is stored. A bank stands there by its name on the wire, which stays.
    record Stored(String bank, String number, String holder) {

        static Stored of(RefundAccount account) {
            return new Stored(Bank.NAMES.nameOf(account.bank()), account.number(), account.holder());
        }

        RefundAccount account() {
            return new RefundAccount(Bank.NAMES.constantOf(bank), number, holder);
        }

        @Override
        public String toString() {
            return "a refund account";
        }
    }

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Seal seal;

    @Autowired
    PostgresRefundAccounts(JdbcClient jdbc, EventJson json, SecuritySettings settings) {
        this(jdbc, json, settings.ownKeys());
    }

    PostgresRefundAccounts(JdbcClient jdbc, EventJson json, Keys secrets) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = new Seal(secrets, "dosirak payment refund accounts");
    }

    @Override
    public void keep(UUID order, RefundAccount account) {
        var sealed = seal.seal(order.toString(), json.write(Stored.of(account)).getBytes(UTF_8));
        jdbc.sql(KEEP).params(order, sealed).update();
    }

    @Override
    public Optional<RefundAccount> of(UUID order) {
        return jdbc.sql("select account from refund_account where payment = ?")
                .param(order)
                .query(byte[].class)
                .optional()
                .map(it -> opened(order, it));
    }

    /// @throws IllegalStateException when it was sealed for another payment or with another key, or was tampered with
    private RefundAccount opened(UUID order, byte[] sealed) {
        return seal.open(order.toString(), sealed)
                .map(it -> json.read(new String(it, UTF_8), Stored.class).account())
                .orElseThrow(() -> new IllegalStateException(
                        "The refund account of %s does not open with our keys".formatted(order)));
    }
}

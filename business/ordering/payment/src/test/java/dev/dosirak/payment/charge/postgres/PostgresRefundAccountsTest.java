package dev.dosirak.payment.charge.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.RefundAccount;
import dev.dosirak.platform.kernel.Keys;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresRefundAccountsTest {

    static final RefundAccount MINAS = new RefundAccount(Bank.KB, "12345678901234", "김미나");

    final PaymentTables tables = new PaymentTables();
    final UUID order = UUID.randomUUID();
    final PostgresRefundAccounts accounts = accounts("a key of ours");

    @Test
    void theLastOneIsKept() {
        assertThat(accounts.of(order)).isEmpty();
        accounts.keep(order, new RefundAccount(Bank.NH, "999999", "김미나"));
        accounts.keep(order, MINAS);
        assertThat(accounts.of(order)).contains(MINAS);
    }

    /// Whatever its constant is called by then.
    @Test
    void theNameOfItsBankStaysForEver() {
        assertThat(tables.json.write(PostgresRefundAccounts.Stored.of(MINAS))).contains("\"bank\":\"kb\"");
    }

    @Test
    void nobodyReadsItInTheTableOrALog() {
        accounts.keep(order, MINAS);
        var stored = tables.jdbc
                .sql("select account from refund_account where payment = ?")
                .param(order)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, UTF_8)).doesNotContain(MINAS.number(), MINAS.holder());
        assertThat(MINAS.toString()).doesNotContain(MINAS.number()).doesNotContain(MINAS.holder());
        assertThatThrownBy(() -> accounts("somebody else's key").of(order)).isInstanceOf(IllegalStateException.class);
    }

    private PostgresRefundAccounts accounts(String key) {
        return new PostgresRefundAccounts(tables.jdbc, tables.json, Keys.of(key));
    }
}

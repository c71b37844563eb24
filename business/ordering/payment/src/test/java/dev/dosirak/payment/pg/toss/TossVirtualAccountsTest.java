package dev.dosirak.payment.pg.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.VirtualAccount;
import dev.dosirak.payment.charge.VirtualAccountGateway.Issue;
import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent for an account, and which answers are one.
class TossVirtualAccountsTest {

    static final Instant DUE = Instant.parse("2026-12-03T03:00:00.900Z");

    final EventJson json = SimulatedGatewayContract.json();
    final PaymentBill lunch = new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(18_000));

    @Test
    void whatIsSentIsTheSameForTheSameBank() throws IOException {
        try (var toss = new ScriptedGateway()) {
            toss.always(200, opened());
            var accounts = new TossVirtualAccounts(toss.client("key"), json);
            assertThat(accounts.issue(lunch, Bank.WOORI, DUE))
                    .isEqualTo(new Issue.Issued(new VirtualAccount(
                            "toss", "p1", "woori", "56211105948400", "도시락", Instant.parse("2026-12-03T03:00:00Z"))));

            var asked = toss.asked().getFirst();
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/virtual-accounts");
            assertThat(asked.idempotencyKey()).isEqualTo("account-%s-woori".formatted(lunch.order()));
            assertThat(asked.body().get("amount").asLong()).isEqualTo(18_000);
            assertThat(asked.body().get("orderId").asString())
                    .isEqualTo(lunch.order().toString());
            assertThat(asked.body().get("bank").asString()).isEqualTo("20");
            assertThat(asked.body().get("dueDate").asString()).isEqualTo("2026-12-03T12:00:00");
            assertThat(asked.body().get("orderName").asString()).isNotBlank();
            assertThat(asked.body().get("customerName").asString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18000|17999",
                "ORDER|another",
                "\"p1\"|\" \"",
                "56211105948400|",
                "\"20\"|\"99\"",
                "WAITING_FOR_DEPOSIT|DONE",
                "2026-12-03T12:00:00+09:00|noon",
                "\"virtualAccount\"|\"card\"",
                "{|<",
            })
    void anAnswerThatDoesNotFitIsNoAccount(String change) throws IOException {
        var from = change.substring(0, change.indexOf('|'))
                .replace("ORDER", lunch.order().toString());
        assertThat(opened()).contains(from);
        try (var toss = new ScriptedGateway()) {
            toss.always(200, opened().replace(from, change.substring(change.indexOf('|') + 1)));
            assertThat(new TossVirtualAccounts(toss.client("key"), json).issue(lunch, Bank.WOORI, DUE))
                    .isEqualTo(new Issue.NotIssued());
        }
    }

    @Test
    void aRefusalIsNoAccount() throws IOException {
        try (var toss = new ScriptedGateway()) {
            toss.always(400, "{\"code\": \"INVALID_BANK\"}");
            var accounts = new TossVirtualAccounts(toss.client("key"), json);
            assertThat(accounts.issue(lunch, Bank.WOORI, DUE)).isEqualTo(new Issue.NotIssued());
            assertThat(toss.asked()).hasSize(1);
        }
    }

    @Test
    void whatWasPaidOtherwiseHasNoAccountToBeGiven() throws IOException {
        try (var toss = new ScriptedGateway()) {
            toss.on("POST", "/v1/virtual-accounts", 400, "{\"code\": \"DUPLICATED_ORDER_ID\"}")
                    .on("GET", "/v1/payments/orders/", 200, """
                            {"paymentKey": "p1", "orderId": "%s", "status": "DONE", "totalAmount": 18000,
                             "balanceAmount": 18000, "virtualAccount": null}
                            """.formatted(lunch.order()));
            assertThat(new TossVirtualAccounts(toss.client("key"), json).issue(lunch, Bank.WOORI, DUE))
                    .isEqualTo(new Issue.NotIssued());
        }
    }

    @ParameterizedTest
    @EnumSource(Bank.class)
    void everyBankHasACodeOfItsOwn(Bank bank) {
        assertThat(TossBank.codeOf(bank)).matches("\\d{2}");
        assertThat(TossBank.of(TossBank.codeOf(bank))).contains(bank);
    }

    /// The simulator knows them all, too.
    @Test
    void accountsAreIssuedAtFifteenBanks() {
        var accounts = new Toss(json, new KnownRefundAccounts())
                .virtualAccountGateway(
                        SimulatedGatewayContract.account("toss", "", "test_sk_dosirak"),
                        SimulatedGatewayContract.http())
                .orElseThrow();
        var due = Instant.now().plusSeconds(600);
        assertThat(accounts.banks()).hasSize(15);
        for (var bank : Bank.values()) {
            var bill = new PaymentBill(Ids.next(), UUID.randomUUID(), null, Won.of(18_000));
            assertThat(accounts.issue(bill, bank, due) instanceof Issue.Issued)
                    .as(bank.name())
                    .isEqualTo(accounts.banks().contains(bank));
        }
        assertThat(Arrays.asList(Bank.values())).containsAll(accounts.banks());
        Simulator.mode("normal");
    }

    private String opened() {
        return """
                {"paymentKey": "p1", "orderId": "%s", "status": "WAITING_FOR_DEPOSIT", "totalAmount": 18000,
                 "balanceAmount": 18000, "method": "가상계좌", "virtualAccount": {"accountType": "일반",
                 "accountNumber": "56211105948400", "bankCode": "20", "customerName": "도시락",
                 "dueDate": "2026-12-03T12:00:00+09:00", "expired": false}, "secret": "ps_1"}
                """.formatted(lunch.order());
    }
}

package dev.dosirak.payment.pg.toss;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.RefundAccounts;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.pg.FurtherRequests;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgDriver;
import dev.dosirak.payment.pg.StatementFile;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.platform.events.EventJson;
import java.net.http.HttpClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Toss Payments, after its public API of 2022-11-16.
@Component
class Toss implements PgDriver {

    static final String NAME = "toss";

    private final EventJson json;
    private final RefundAccounts refundAccounts;

    Toss(EventJson json, RefundAccounts refundAccounts) {
        this.json = json;
        this.refundAccounts = refundAccounts;
    }

    @Override
    public String gateway() {
        return NAME;
    }

    @Override
    public PaymentGateway paymentGateway(PgAccount account, HttpClient http, FurtherRequests further) {
        return new TossGateway(client(account, http), refundAccounts, json);
    }

    @Override
    public Optional<WindowGateway> windowGateway(
            PgAccount account, HttpClient http, WindowTerms terms, FurtherRequests further) {
        return Optional.of(new TossWindow(client(account, http), json, terms.returnTo()));
    }

    @Override
    public Optional<VirtualAccountGateway> virtualAccountGateway(PgAccount account, HttpClient http) {
        return Optional.of(new TossVirtualAccounts(client(account, http), json));
    }

    @Override
    public CardRegistrar cardRegistrar(PgAccount account, HttpClient http) {
        return new TossCardRegistrar(client(account, http), json);
    }

    @Override
    public SettlementStatements settlementStatements(PgAccount account, HttpClient http, StatementFile.Turn turn) {
        return new TossStatements(client(account, http), turn, json);
    }

    private static PgClient client(PgAccount account, HttpClient http) {
        return new PgClient(http, account.url(), PgClient.basic(account.secretKey(), ""), account.answerWithin());
    }
}

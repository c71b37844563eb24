package dev.dosirak.payment.pg.nice;

import dev.dosirak.payment.charge.PaymentGateway;
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
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// NICE Payments, after its public manual of July 2025.
@Component
class Nice implements PgDriver {

    static final String NAME = "nice";

    private final EventJson json;

    Nice(EventJson json) {
        this.json = json;
    }

    @Override
    public String gateway() {
        return NAME;
    }

    @Override
    public PaymentGateway paymentGateway(PgAccount account, HttpClient http, FurtherRequests further) {
        return new NiceGateway(client(account, http), account.secretKey(), json, InstantSource.system(), further);
    }

    @Override
    public Optional<WindowGateway> windowGateway(
            PgAccount account, HttpClient http, WindowTerms terms, FurtherRequests further) {
        return terms.script().isBlank()
                ? Optional.empty()
                : Optional.of(new NiceWindow(client(account, http), account, json, terms, further));
    }

    @Override
    public CardRegistrar cardRegistrar(PgAccount account, HttpClient http) {
        return new NiceCardRegistrar(client(account, http), account.secretKey(), json);
    }

    @Override
    public SettlementStatements settlementStatements(PgAccount account, HttpClient http, StatementFile.Turn turn) {
        return new NiceStatements(client(account, http), turn, json);
    }

    private static PgClient client(PgAccount account, HttpClient http) {
        var authorization = PgClient.basic(account.clientId(), account.secretKey());
        return new PgClient(http, account.url(), authorization, account.answerWithin());
    }
}

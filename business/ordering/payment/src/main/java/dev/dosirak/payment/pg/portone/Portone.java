package dev.dosirak.payment.pg.portone;

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
import java.util.Optional;
import org.springframework.stereotype.Component;

/// PortOne, after its public API v2.
@Component
class Portone implements PgDriver {

    static final String NAME = "portone";

    private final EventJson json;

    Portone(EventJson json) {
        this.json = json;
    }

    @Override
    public String gateway() {
        return NAME;
    }

    @Override
    public PaymentGateway paymentGateway(PgAccount account, HttpClient http, FurtherRequests further) {
        return new PortoneGateway(client(account, http), account.clientId(), json, further);
    }

    @Override
    public Optional<WindowGateway> windowGateway(
            PgAccount account, HttpClient http, WindowTerms terms, FurtherRequests further) {
        return terms.script().isBlank()
                        || terms.channel().isBlank()
                        || account.clientId().isBlank()
                ? Optional.empty()
                : Optional.of(new PortoneWindow(client(account, http), account.clientId(), json, terms));
    }

    @Override
    public CardRegistrar cardRegistrar(PgAccount account, HttpClient http) {
        return new PortoneCardRegistrar(client(account, http), account.clientId(), json);
    }

    @Override
    public SettlementStatements settlementStatements(PgAccount account, HttpClient http, StatementFile.Turn turn) {
        return new PortoneStatements(client(account, http), turn, new PortoneStore(account.clientId()), json);
    }

    private static PgClient client(PgAccount account, HttpClient http) {
        return new PgClient(http, account.url(), "PortOne " + account.secretKey(), account.answerWithin());
    }
}

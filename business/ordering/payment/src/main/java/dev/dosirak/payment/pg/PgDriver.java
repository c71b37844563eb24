package dev.dosirak.payment.pg;

import dev.dosirak.payment.charge.PaymentGateway;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import java.net.http.HttpClient;
import java.util.Optional;

/// Speaks the language of one gateway, whichever account we have there.
public interface PgDriver {

    /// The gateway's name in tables, in events and on screens.
    String gateway();

    /// @param http connects in good time
    PaymentGateway paymentGateway(PgAccount account, HttpClient http, FurtherRequests further);

    /// Empty when the gateway has no window, or we have not said how it is opened.
    ///
    /// @param http connects in good time
    default Optional<WindowGateway> windowGateway(
            PgAccount account, HttpClient http, WindowTerms terms, FurtherRequests further) {
        return Optional.empty();
    }

    /// Empty when the gateway keeps no accounts for payments.
    ///
    /// @param http connects in good time
    default Optional<VirtualAccountGateway> virtualAccountGateway(PgAccount account, HttpClient http) {
        return Optional.empty();
    }

    /// @param http connects in good time
    CardRegistrar cardRegistrar(PgAccount account, HttpClient http);

    /// @param http connects in good time
    /// @param turn of each of its requests
    SettlementStatements settlementStatements(PgAccount account, HttpClient http, StatementFile.Turn turn);
}

package dev.dosirak.payment.pg.portone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.pg.ScriptedGateway;
import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedStatementsContract;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PortoneStatementsTest implements SimulatedStatementsContract {

    final SettlementStatements statements = new Portone(SimulatedGatewayContract.json())
            .settlementStatements(
                    SimulatedGatewayContract.account("portone", "store-dosirak", "test_sk_dosirak_portone"),
                    SimulatedGatewayContract.http(),
                    () -> true);

    @Override
    public SettlementStatements statements() {
        return statements;
    }

    @Test
    void whoHasOneStoreNeedNotNameIt() throws IOException {
        try (var portone = new ScriptedGateway()) {
            portone.always(500, "{}");
            var ofOnlyStore = new PortoneStatements(
                    portone.client("PortOne secret"),
                    () -> true,
                    new PortoneStore(""),
                    SimulatedGatewayContract.json());
            assertThatThrownBy(() -> ofOnlyStore.read(LocalDate.of(2026, 12, 2), _ -> {}))
                    .isInstanceOf(BadStatement.class);
            assertThat(portone.asked().getFirst().path()).contains("dateRange").doesNotContain("storeId");
        }
    }
}

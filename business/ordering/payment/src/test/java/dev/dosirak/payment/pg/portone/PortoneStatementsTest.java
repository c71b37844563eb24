package dev.dosirak.payment.pg.portone;

import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedStatementsContract;
import dev.dosirak.payment.reconciliation.SettlementStatements;

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
}

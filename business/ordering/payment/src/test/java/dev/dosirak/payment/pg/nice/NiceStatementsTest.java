package dev.dosirak.payment.pg.nice;

import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedStatementsContract;
import dev.dosirak.payment.reconciliation.SettlementStatements;

class NiceStatementsTest implements SimulatedStatementsContract {

    final SettlementStatements statements = new Nice(SimulatedGatewayContract.json())
            .settlementStatements(
                    SimulatedGatewayContract.account("nice", "S2_dosirak", "test_sk_dosirak_of_nice_32_bytes"),
                    SimulatedGatewayContract.http(),
                    () -> true);

    @Override
    public SettlementStatements statements() {
        return statements;
    }
}

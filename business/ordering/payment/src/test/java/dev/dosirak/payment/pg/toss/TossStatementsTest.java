package dev.dosirak.payment.pg.toss;

import dev.dosirak.payment.pg.SimulatedGatewayContract;
import dev.dosirak.payment.pg.SimulatedStatementsContract;
import dev.dosirak.payment.reconciliation.SettlementStatements;

class TossStatementsTest implements SimulatedStatementsContract {

    final SettlementStatements statements = new Toss(SimulatedGatewayContract.json(), new KnownRefundAccounts())
            .settlementStatements(
                    SimulatedGatewayContract.account("toss", "", "test_sk_dosirak"),
                    SimulatedGatewayContract.http(),
                    () -> true);

    @Override
    public SettlementStatements statements() {
        return statements;
    }
}

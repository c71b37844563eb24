package dev.dosirak.payment.distribution;

import dev.dosirak.payment.charge.Bank;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.VirtualAccountGateway;
import dev.dosirak.payment.distribution.CallResult.Call;
import java.time.Instant;
import java.util.Set;

/// A gateway of which every account that it gives or does not give is told to [GatewayHealth], as its windows are: who
/// opens none gives none. It does as the gateway does.
public final class MeasuredVirtualAccounts implements VirtualAccountGateway {

    private final VirtualAccountGateway gateway;
    private final GatewayHealth health;

    public MeasuredVirtualAccounts(VirtualAccountGateway gateway, GatewayHealth health) {
        this.gateway = gateway;
        this.health = health;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public Set<Bank> banks() {
        return gateway.banks();
    }

    @Override
    public Issue issue(PaymentBill bill, Bank bank, Instant dueAt) {
        return health.measured(
                name(),
                Call.WINDOW,
                bill.order(),
                CallResult.NO_WINDOW,
                () -> gateway.issue(bill, bank, dueAt),
                issue -> switch (issue) {
                    case Issue.Issued _ -> CallResult.WINDOW_OPENED;
                    case Issue.NotIssued _ -> CallResult.NO_WINDOW;
                });
    }
}

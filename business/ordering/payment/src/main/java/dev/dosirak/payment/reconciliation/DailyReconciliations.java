package dev.dosirak.payment.reconciliation;

import dev.dosirak.platform.kernel.OneByOne;
import java.util.List;

/// The reconciliation of every gateway, one after the other: nobody waits for them.
public final class DailyReconciliations {

    private final List<DailyReconciliation> all;

    public DailyReconciliations(List<DailyReconciliation> all) {
        this.all = all;
    }

    /// One that fails keeps no other from its turn.
    public void run() {
        var gateways = new OneByOne();
        gateways.handle(all, it -> {
            it.run();
            return true;
        });
        gateways.throwFailure();
    }
}

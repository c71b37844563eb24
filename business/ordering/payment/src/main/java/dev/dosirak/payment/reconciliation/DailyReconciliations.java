package dev.dosirak.payment.reconciliation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// The reconciliation of every gateway, one after the other: nobody waits for them.
public final class DailyReconciliations {

    private static final Logger log = System.getLogger(DailyReconciliations.class.getName());

    private final List<DailyReconciliation> all;

    public DailyReconciliations(List<DailyReconciliation> all) {
        this.all = all;
    }

    /// One that fails keeps no other from its turn.
    public void run() {
        RuntimeException failure = null;
        for (var reconciliation : all) {
            try {
                reconciliation.run();
            } catch (RuntimeException e) {
                log.log(Level.WARNING, () -> "Not compared: " + reconciliation.gateway(), e);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

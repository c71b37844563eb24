package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.Faults.Kind;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;

/// The faults of the connection between a merchant and a gateway.
public final class ConnectionFaults {

    private final Faults faults;

    public ConnectionFaults(Faults faults) {
        this.faults = faults;
    }

    /// The connection ends here and now, without a byte of an answer.
    public static final class ConnectionDropped extends RuntimeException {}

    /// What meets every request before it is looked at.
    ///
    /// @throws PgError when it is above the contracted rate, or the gateway breaks
    public void meet() {
        if (!faults.isWithinRate()) {
            throw new PgError(Reason.TOO_MANY_REQUESTS);
        }
        meetBrowser();
    }

    /// The same of a customer's browser, whose requests are not the merchant's.
    ///
    /// @throws PgError when the gateway breaks
    public void meetBrowser() {
        if (faults.hit(Kind.ERROR)) {
            throw new PgError(Reason.BROKEN);
        }
        if (faults.hit(Kind.HANG)) {
            wait(Kind.HANG);
            throw new ConnectionDropped();
        }
        if (faults.hit(Kind.SLOW)) {
            wait(Kind.SLOW);
        }
    }

    /// The work is done later than anybody waits for it. Call it before the work's transaction.
    public void delay() {
        if (faults.hit(Kind.LATE)) {
            wait(Kind.LATE);
        }
    }

    /// Everything is recorded; the answer may still be lost.
    public void drop(boolean always) {
        if (always || faults.hit(Kind.ANSWER_LOST)) {
            throw new ConnectionDropped();
        }
    }

    private void wait(Kind kind) {
        var mode = faults.mode();
        if (mode.kind() != kind) {
            return; // switched while we came here
        }
        try {
            Thread.sleep(mode.latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionDropped();
        }
    }
}

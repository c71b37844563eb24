package dev.dosirak.orderhistory.view;

import java.time.Instant;

/// How old what we show may be.
public interface ViewFreshness {

    /// Everything published until then is in our views; newer things may be, too.
    Instant asOf();

    /// Everything published until `then` has been applied. An earlier moment than the last changes nothing.
    void advanceTo(Instant then);
}

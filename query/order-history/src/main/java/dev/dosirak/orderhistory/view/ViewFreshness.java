package dev.dosirak.orderhistory.view;

import java.time.Instant;

/// How old what we show may be.
public interface ViewFreshness {

    /// Everything told to us until then is in our views; newer things may be, too.
    Instant asOf();

    /// Everything told until `then` has been applied. An earlier moment than the last is no news.
    void advanceTo(Instant then);
}

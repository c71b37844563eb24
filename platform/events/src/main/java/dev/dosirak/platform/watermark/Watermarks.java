package dev.dosirak.platform.watermark;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Up to when the consumers of this service have heard the streams they hear.
public interface Watermarks {

    /// Everything that the stream's service had committed by this time is applied here, or parked
    /// ([Parking][dev.dosirak.platform.subscription.Parking] knows). Compare it with times that the
    /// stream's service gave, and leave some seconds for clocks that differ.
    ///
    /// @param consumer as in its [Subscription][dev.dosirak.platform.subscription.Subscription]
    /// @param stream as `payment`
    /// @return empty while it is not known of every partition
    Optional<Instant> heardUpTo(String consumer, String stream);

    /// Notes what was heard, by partition. Of a heartbeat that speaks only for what was told since some time nothing
    /// is noted, unless everything before that had been heard.
    void heard(String consumer, String stream, Map<Integer, Heartbeat> heartbeats);
}

package dev.dosirak.platform.watermark;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Up to when the consumers of this service have received the streams they subscribe to.
public interface Watermarks {

    /// By so much the clocks of two services may differ at most.
    Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);

    /// A heartbeat, and where in its partition it stands.
    record PlacedHeartbeat(long offset, Heartbeat heartbeat) {}

    /// Everything that the stream's service had committed by this time is applied here, or parked
    /// ([ParkedEvents][dev.dosirak.platform.subscription.ParkedEvents] knows). Compare it with times that the
    /// stream's service gave, and leave some seconds for clocks that differ.
    ///
    /// @param consumer as in its [Subscription][dev.dosirak.platform.subscription.Subscription]
    /// @param stream as `payment`
    /// @return empty while it is not known of every partition
    Optional<Instant> receivedUpTo(String consumer, String stream);

    /// Notes what was received, by partition. Of a heartbeat that speaks only for what was published since some
    /// time nothing is noted, unless everything before that had been received.
    ///
    /// One that is newer than the last and yet stands before its place is in a topic that was made anew. Its
    /// service may have told it before it saw that, and then it says nothing of what was lost. So from there on
    /// nobody is believed who spoke before now.
    void advance(String consumer, String stream, Map<Integer, PlacedHeartbeat> heartbeats);
}

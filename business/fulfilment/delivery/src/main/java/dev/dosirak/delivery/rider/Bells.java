package dev.dosirak.delivery.rider;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What every rider was told, in order. A rider who was away hears it later from here.
public interface Bells {

    /// Tells a rider something, if this transaction succeeds. The rider must be held by it ([Riders#load],
    /// [Riders#nearestFree]), so that the bells' order is the order in which things happened.
    void ring(RiderId rider, Bell.Kind kind, Job job, Instant at);

    /// What the rider was told after `sequence`, oldest first.
    ///
    /// @param most how many at a time
    List<Bell> after(RiderId rider, long sequence, int most);

    /// The sequence of the last bell of each rider; 0 for those who were never told anything.
    Map<RiderId, Long> last(Collection<RiderId> riders);

    /// The sequence after which to begin for a rider who remembers nothing: just before the bells of the current job,
    /// or after the last bell when there is no job.
    long begin(RiderId rider);

    /// What the rider was told of this delivery leads to nobody's door or phone any more.
    void closeDoor(RiderId rider, UUID delivery);

    /// Drops all that the rider was told; the count goes on.
    void forget(RiderId rider);

    /// Drops what was told before then; the count goes on.
    void forgetBefore(Instant then);
}

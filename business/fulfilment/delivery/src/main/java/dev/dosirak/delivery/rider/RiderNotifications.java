package dev.dosirak.delivery.rider;

import java.time.Instant;
import java.util.UUID;

/// What every rider was told, in order. A rider who was away hears it later from here.
public interface RiderNotifications {

    /// Tells a rider something, if this transaction succeeds. The rider must be held by it
    /// ([Riders#findForUpdate], [Riders#nearestFree]), so that the order of what they are told is the order in
    /// which things happened.
    void add(RiderId rider, RiderNotification.Kind kind, Job job, Instant at);

    /// The number after which to begin for a rider who remembers nothing: just before what they were told of
    /// the current job, or after the last of all when there is no job.
    long begin(RiderId rider);

    /// What the rider was told of this delivery holds no address details or phone any more.
    void eraseContactDetails(RiderId rider, UUID delivery);

    /// Drops all that the rider was told; the count goes on.
    void forget(RiderId rider);
}

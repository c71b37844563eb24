package dev.dosirak.orderhistory.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some of what has happened to an order's delivery: a single fact, or everything.
///
/// @param sequence the delivery's version
/// @param ended whether it was over by then, delivered or withdrawn
/// @param assignment the last that was said about who is to carry it
public record DeliveryUpdate(UUID order, long sequence, boolean ended, Assignment assignment)
        implements ViewUpdate<DeliveryUpdate> {

    /// Who is to carry an order.
    ///
    /// @param sequence the delivery's version when it was said; 0 when nothing was
    /// @param rider null when nobody does any more
    public record Assignment(long sequence, @Nullable UUID rider, Instant at) {

        static final Assignment NONE = new Assignment(0, null, Instant.EPOCH);
    }

    /// A rider is to carry it.
    public static DeliveryUpdate dispatched(UUID order, long sequence, UUID rider, Instant at) {
        return new DeliveryUpdate(order, sequence, false, new Assignment(sequence, rider, at));
    }

    /// Somebody else is looked for.
    public static DeliveryUpdate released(UUID order, long sequence, Instant at) {
        return new DeliveryUpdate(order, sequence, false, new Assignment(sequence, null, at));
    }

    /// Nobody carries it any more.
    public static DeliveryUpdate withdrawn(UUID order, long sequence, Instant at) {
        return new DeliveryUpdate(order, sequence, true, new Assignment(sequence, null, at));
    }

    /// It goes on, with whoever carries it.
    public static DeliveryUpdate underWay(UUID order, long sequence) {
        return new DeliveryUpdate(order, sequence, false, Assignment.NONE);
    }

    /// It has come to the door, or will never come.
    public static DeliveryUpdate delivered(UUID order, long sequence) {
        return new DeliveryUpdate(order, sequence, true, Assignment.NONE);
    }

    @Override
    public DeliveryUpdate merge(DeliveryUpdate other) {
        var later = other.sequence > sequence ? other : this;
        var said = other.assignment.sequence() > assignment.sequence() ? other.assignment : assignment;
        return new DeliveryUpdate(order, later.sequence, later.ended, said);
    }

    @Override
    public DeliveryUpdate withCompleteVersion(long version) {
        return new DeliveryUpdate(order, Math.max(sequence, version), ended, assignment);
    }
}

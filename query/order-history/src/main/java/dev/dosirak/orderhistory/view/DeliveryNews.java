package dev.dosirak.orderhistory.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some of what has happened to an order's delivery: a single fact, or everything.
///
/// @param sequence the delivery's version
/// @param ended whether it was over by then, delivered or withdrawn
/// @param assigned the last that was said about who is to carry it
public record DeliveryNews(UUID order, long sequence, boolean ended, Assigned assigned) implements News<DeliveryNews> {

    /// Who is to carry an order.
    ///
    /// @param sequence the delivery's version when it was said; 0 when nothing was
    /// @param rider null when nobody does any more
    public record Assigned(long sequence, @Nullable UUID rider, Instant at) {

        static final Assigned NOTHING_SAID = new Assigned(0, null, Instant.EPOCH);
    }

    /// A rider is to carry it.
    public static DeliveryNews dispatched(UUID order, long sequence, UUID rider, Instant at) {
        return new DeliveryNews(order, sequence, false, new Assigned(sequence, rider, at));
    }

    /// Somebody else is looked for.
    public static DeliveryNews released(UUID order, long sequence, Instant at) {
        return new DeliveryNews(order, sequence, false, new Assigned(sequence, null, at));
    }

    /// Nobody carries it any more.
    public static DeliveryNews withdrawn(UUID order, long sequence, Instant at) {
        return new DeliveryNews(order, sequence, true, new Assigned(sequence, null, at));
    }

    /// It goes on, with whoever carries it.
    public static DeliveryNews underWay(UUID order, long sequence) {
        return new DeliveryNews(order, sequence, false, Assigned.NOTHING_SAID);
    }

    /// It has come to the door, or will never come.
    public static DeliveryNews delivered(UUID order, long sequence) {
        return new DeliveryNews(order, sequence, true, Assigned.NOTHING_SAID);
    }

    @Override
    public DeliveryNews and(DeliveryNews more) {
        var later = more.sequence > sequence ? more : this;
        var said = more.assigned.sequence() > assigned.sequence() ? more.assigned : assigned;
        return new DeliveryNews(order, later.sequence, later.ended, said);
    }

    @Override
    public DeliveryNews wholeUpTo(long version) {
        return new DeliveryNews(order, Math.max(sequence, version), ended, assigned);
    }
}

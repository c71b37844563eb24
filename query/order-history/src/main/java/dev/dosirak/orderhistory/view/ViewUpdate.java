package dev.dosirak.orderhistory.view;

import java.util.UUID;

/// Something to be noted in the views. It may come late, twice, and in any order.
public sealed interface ViewUpdate<N extends ViewUpdate<N>> permits OrderUpdate, DeliveryUpdate {

    UUID order();

    /// Both, of the same order.
    N merge(N other);

    /// The same, from an owner who says that this is everything up to a version.
    N withCompleteVersion(long version);
}

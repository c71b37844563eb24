package dev.dosirak.orderhistory.view;

import java.util.UUID;

/// Something to be noted in the views. It may come late, twice, and in any order.
public sealed interface News<N extends News<N>> permits OrderNews, DeliveryNews {

    UUID order();

    /// Both, of the same order.
    N and(N more);

    /// The same, from an owner who says that this is everything up to a version.
    N wholeUpTo(long version);
}

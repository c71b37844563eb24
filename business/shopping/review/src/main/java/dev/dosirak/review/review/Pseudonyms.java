package dev.dosirak.review.review;

import java.util.UUID;

/// What others see instead of a customer's name.
public interface Pseudonyms {

    /// The same for all reviews of one customer at one shop, another at the next shop; an owner who knows
    /// both, as from an order, cannot tell which of their customers it is.
    String of(UUID customer, UUID shop);
}

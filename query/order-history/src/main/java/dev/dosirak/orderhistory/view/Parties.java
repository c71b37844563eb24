package dev.dosirak.orderhistory.view;

import java.util.UUID;

/// Whose order it is.
///
/// @param owner the member whose shop it is
public record Parties(UUID customer, UUID shop, UUID owner) {}

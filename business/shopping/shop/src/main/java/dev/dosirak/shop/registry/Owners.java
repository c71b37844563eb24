package dev.dosirak.shop.registry;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The members who may have shops.
public interface Owners {

    /// Those of these who are owners here, and neither refused nor gone.
    Set<UUID> among(Collection<UUID> members);
}

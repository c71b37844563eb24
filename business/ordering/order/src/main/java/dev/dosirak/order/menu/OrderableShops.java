package dev.dosirak.order.menu;

import java.util.Optional;
import java.util.UUID;

/// The shops we have a copy of.
public interface OrderableShops {

    Optional<OrderableShop> find(UUID id);
}

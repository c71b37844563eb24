package dev.dosirak.shop.registry;

/// Where a shop stands in its review. Only an approved shop is shown to customers and takes orders.
public enum ShopState {
    REGISTERED,
    APPROVED,
    REFUSED
}

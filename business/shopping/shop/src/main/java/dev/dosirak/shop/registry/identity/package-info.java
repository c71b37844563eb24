/// Asks identity who is an owner.
package dev.dosirak.shop.registry.identity;

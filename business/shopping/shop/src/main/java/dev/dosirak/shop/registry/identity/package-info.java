/// Asks identity who is an owner.
@NullMarked
package dev.dosirak.shop.registry.identity;

import org.jspecify.annotations.NullMarked;

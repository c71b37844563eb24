/// Members who leave, and their shops.
@NullMarked
package dev.dosirak.shop.registry.kafka;

import org.jspecify.annotations.NullMarked;

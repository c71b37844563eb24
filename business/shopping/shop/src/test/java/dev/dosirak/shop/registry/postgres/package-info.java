@NullMarked
package dev.dosirak.shop.registry.postgres;

import org.jspecify.annotations.NullMarked;

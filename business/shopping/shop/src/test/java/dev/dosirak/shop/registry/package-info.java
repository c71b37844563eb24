@NullMarked
package dev.dosirak.shop.registry;

import org.jspecify.annotations.NullMarked;

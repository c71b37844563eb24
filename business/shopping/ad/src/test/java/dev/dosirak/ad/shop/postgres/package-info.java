@NullMarked
package dev.dosirak.ad.shop.postgres;

import org.jspecify.annotations.NullMarked;

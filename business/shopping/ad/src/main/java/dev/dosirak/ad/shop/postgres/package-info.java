/// The copy of the shops in our own database.
@NullMarked
package dev.dosirak.ad.shop.postgres;

import org.jspecify.annotations.NullMarked;

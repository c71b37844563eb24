/// The copy of the shops in our own database.
@NullMarked
package dev.dosirak.order.menu.postgres;

import org.jspecify.annotations.NullMarked;

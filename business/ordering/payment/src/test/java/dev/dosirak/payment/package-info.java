/// Payment as orders and customers meet it, with the real simulator as its gateway.
@NullMarked
package dev.dosirak.payment;

import org.jspecify.annotations.NullMarked;

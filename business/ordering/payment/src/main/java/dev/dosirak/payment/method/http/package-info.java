/// Registers cards at the payment gateway.
@NullMarked
package dev.dosirak.payment.method.http;

import org.jspecify.annotations.NullMarked;

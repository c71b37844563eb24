/// Payments at a gateway that speaks the dialect of Toss Payments.
@NullMarked
package dev.dosirak.payment.charge.http;

import org.jspecify.annotations.NullMarked;

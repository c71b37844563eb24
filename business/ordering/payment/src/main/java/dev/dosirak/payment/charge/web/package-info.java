/// Payments on the screens of customers and operators.
@NullMarked
package dev.dosirak.payment.charge.web;

import org.jspecify.annotations.NullMarked;

/// Registered cards on the screens of their customers.
@NullMarked
package dev.dosirak.payment.method.web;

import org.jspecify.annotations.NullMarked;

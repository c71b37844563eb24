/// Settles payments beside everything else: at once when something happened, and by looking for what is due.
@NullMarked
package dev.dosirak.payment.charge.threads;

import org.jspecify.annotations.NullMarked;

/// Processes payments beside everything else: at once when something happened, and by looking for what is due.
package dev.dosirak.payment.charge.threads;

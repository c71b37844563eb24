/// What payment hears.
@NullMarked
package dev.dosirak.payment.charge.kafka;

import org.jspecify.annotations.NullMarked;

/// What members do elsewhere.
@NullMarked
package dev.dosirak.payment.method.kafka;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.dosirak.payment.charge;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.dosirak.payment.charge.http;

import org.jspecify.annotations.NullMarked;
